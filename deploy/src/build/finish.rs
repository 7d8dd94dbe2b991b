//! The last steps: strip, check against the rules of activation, compress, write.

use stylus_wasm::Rules;

use super::discover::Contract;
use super::error::BuildError;
use super::sizes::Sizes;
use crate::files;
use crate::project::Project;

/// Codes longer than this leave less than a twelfth of the limit for the next change.
pub const CODE_WARNING_BYTES: u32 = 22_528;

/// Writes `<contract>.wasm` and `<contract>.code`, and says what they weigh. A program that the chain would
/// refuse leaves neither.
pub fn finish(
    project: &Project,
    contract: &Contract,
    shrunk: &[u8],
    rules: &Rules,
) -> Result<Sizes, BuildError> {
    let wasm_file = project.stylus_output().join(format!("{}.wasm", contract.name));
    let code_file = project.stylus_output().join(format!("{}.code", contract.name));
    match check(contract, shrunk, rules) {
        Ok(program) => {
            files::write(&wasm_file, &program.wasm)?;
            files::write(&code_file, &program.code)?;
            Ok(program.sizes)
        }
        Err(error) => {
            files::remove(&wasm_file)?;
            files::remove(&code_file)?;
            Err(error)
        }
    }
}

/// Refuses code that is too long for an account.
///
/// # Errors
/// [`BuildError::TooLarge`] with the numbers.
pub fn check_code_size(contract: &str, code: &[u8], rules: &Rules) -> Result<u32, BuildError> {
    let code_bytes = u32::try_from(code.len()).unwrap_or(u32::MAX);
    let limit = rules.max_code_size;
    match code_bytes > limit {
        true => Err(BuildError::TooLarge { contract: contract.to_owned(), code_bytes, limit }),
        false => Ok(code_bytes),
    }
}

struct Program {
    wasm: Vec<u8>,
    code: Vec<u8>,
    sizes: Sizes,
}

fn check(contract: &Contract, shrunk: &[u8], rules: &Rules) -> Result<Program, BuildError> {
    let rejected = |reason| BuildError::NotActivatable { contract: contract.name.clone(), reason };
    let wasm = stylus_wasm::normalize(shrunk).map_err(rejected)?;
    let info = stylus_wasm::activate(&wasm, rules, 0).map_err(rejected)?.info;
    let code = stylus_wasm::encode_shortest_code(&wasm);
    let sizes = Sizes {
        wasm_bytes: info.wasm_bytes,
        code_bytes: check_code_size(&contract.name, &code, rules)?,
        data_bytes: info.data_bytes,
        init_gas: rules.init_gas(info.init_cost),
        cached_gas: rules.cached_gas(info.cached_cost),
    };
    Ok(Program { wasm, code, sizes })
}
