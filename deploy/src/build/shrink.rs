//! Makes a compiled module smaller without changing what it does.

use crate::files;
use crate::node_tools::NodeTool;
use crate::progress::Progress;
use crate::project::Project;

use super::discover::Contract;
use super::error::BuildError;

/// Features that the chain accepts beyond the first version of WASM, and every size optimisation until none
/// helps.
const OPTIONS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--strip-debug",
    "--strip-producers",
    "--converge",
];

/// Runs wasm-opt, which takes seconds, unless its last result for this contract came from the same module,
/// version and options.
///
/// # Errors
/// wasm-opt's, or a file that cannot be read or written.
pub fn shrink(
    project: &Project,
    wasm_opt: &NodeTool,
    contract: &Contract,
    compiled: &[u8],
    progress: &Progress,
) -> Result<Vec<u8>, BuildError> {
    let folder = project.contracts_target().join("optimized");
    let result = folder.join(format!("{}.wasm", contract.name));
    let made_from = folder.join(format!("{}.made-from", contract.name));
    let options = OPTIONS.join(" ");
    let origin = files::sha256(&[compiled, wasm_opt.version().as_bytes(), options.as_bytes()]);
    // The origin names the result as well, so that one that was cut short or replaced is made again.
    let stamp = |shrunk: &[u8]| format!("{origin} {}\n", files::sha256(&[shrunk]));
    if let (Ok(shrunk), Ok(present)) = (files::read(&result), files::read(&made_from))
        && present == stamp(&shrunk).as_bytes()
    {
        return Ok(shrunk);
    }
    progress.step(&format!("shrinking {}", contract.name));
    // Named by the process: two builds of one contract at once would read each other's halves.
    let [input, output] = ["compiled", "partial"]
        .map(|part| folder.join(format!("{}.{part}-{}.wasm", contract.name, std::process::id())));
    files::write(&input, compiled)?;
    let mut arguments: Vec<std::ffi::OsString> = OPTIONS.iter().map(Into::into).collect();
    arguments.extend([input.clone().into_os_string(), "-o".into(), output.clone().into_os_string()]);
    wasm_opt.run(&arguments, &[])?;
    let shrunk = files::read(&output)?;
    [input, output].iter().try_for_each(|file| files::remove(file))?;
    files::write(&result, &shrunk)?;
    files::write(&made_from, stamp(&shrunk).as_bytes())?;
    Ok(shrunk)
}
