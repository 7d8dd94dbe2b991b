//! Prints the interface, as `cargo stylus export-abi` and `cargo stylus constructor` ask for it.

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("constructor") => print!("{}", oft::abi::CONSTRUCTOR),
        _ => print!("{}", include_str!("../../../abi/oft.sol")),
    }
}
