//! 256-bit arithmetic; as in the EVM a zero divisor or modulus gives zero and powers wrap.

use alloy_primitives::U256;
use wasmtime::Linker;

use super::{
    Host, at_once,
    guest::{Guest, Hosted},
    price,
};

pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    at_once! { linker,
        math_div(value: u32, divisor: u32);
        math_mod(value: u32, modulus: u32);
        math_pow(value: u32, exponent: u32);
        math_add_mod(value: u32, addend: u32, modulus: u32);
        math_mul_mod(value: u32, multiplier: u32, modulus: u32);
    }
    Ok(())
}

fn math_div(guest: &mut Guest<'_>, value: u32, divisor: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 3 * price::POINTER + price::DIVISION)?;
    binary(guest, "math_div", value, divisor, |a, b| a.checked_div(b).unwrap_or_default())
}

fn math_mod(guest: &mut Guest<'_>, value: u32, modulus: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 3 * price::POINTER + price::DIVISION)?;
    binary(guest, "math_mod", value, modulus, |a, b| a.checked_rem(b).unwrap_or_default())
}

fn math_pow(guest: &mut Guest<'_>, value: u32, exponent: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 3 * price::POINTER)?;
    let bytes = guest.read_uint(exponent)?.byte_len() as u64;
    guest.buy_ink(price::pow(bytes))?;
    binary(guest, "math_pow", value, exponent, |a, b| a.wrapping_pow(b))
}

fn math_add_mod(guest: &mut Guest<'_>, value: u32, addend: u32, modulus: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 4 * price::POINTER + price::ADD_MOD)?;
    ternary(guest, "math_add_mod", [value, addend, modulus], |a, b, m| a.add_mod(b, m))
}

fn math_mul_mod(guest: &mut Guest<'_>, value: u32, multiplier: u32, modulus: u32) -> Hosted<()> {
    guest.buy_ink(price::HOSTIO + 4 * price::POINTER + price::MUL_MOD)?;
    ternary(guest, "math_mul_mod", [value, multiplier, modulus], |a, b, m| a.mul_mod(b, m))
}

fn binary(
    guest: &mut Guest<'_>,
    name: &'static str,
    a: u32,
    b: u32,
    op: fn(U256, U256) -> U256,
) -> Hosted<()> {
    let (left, right) = (guest.read_uint(a)?, guest.read_uint(b)?);
    let result = op(left, right).to_be_bytes::<32>();
    guest.write(a, &result)?;
    guest.trace(name, &[&left.to_be_bytes::<32>(), &right.to_be_bytes::<32>()], &[&result]);
    Ok(())
}

fn ternary(
    guest: &mut Guest<'_>,
    name: &'static str,
    pointers: [u32; 3],
    op: fn(U256, U256, U256) -> U256,
) -> Hosted<()> {
    let [a, b, m] = pointers;
    let (left, right, modulus) = (guest.read_uint(a)?, guest.read_uint(b)?, guest.read_uint(m)?);
    let result = op(left, right, modulus).to_be_bytes::<32>();
    guest.write(a, &result)?;
    let args = [left, right, modulus].map(|value| value.to_be_bytes::<32>());
    guest.trace(name, &[&args.concat()], &[&result]);
    Ok(())
}
