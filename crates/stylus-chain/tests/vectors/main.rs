//! Runs recorded transactions through the executor and compares everything that the recording holds.
//!
//! `USDAI_VECTORS` names the folder; when it is set, a missing file is a failure. Otherwise the folder beside
//! the repository is used where it exists, and the small selection next to this file where it does not.
//! `VECTORS_ONLY` restricts the run to the cases whose id starts with it.

mod activation;
mod compare;
mod format;
mod run;
mod source;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    match report() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("vectors: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs all cases, prints what differs, and returns the number of cases that do.
fn report() -> Result<usize, String> {
    let file = source::open()?;
    let only = std::env::var("VECTORS_ONLY").unwrap_or_default();
    let (mut ran, mut steps, mut failed) = (0, 0, 0);
    for case in file.cases.cases.iter().filter(|case| case.id.starts_with(&only)) {
        // One case that panics must not hide the others.
        let differences = std::panic::catch_unwind(|| run::case(&file, case))
            .unwrap_or_else(|_| Err("panicked, see above".into()))
            .unwrap_or_else(|error| vec![error]);
        if !differences.is_empty() {
            failed += 1;
            println!("{} ({}): {}", case.id, case.class, case.shows);
            for difference in differences {
                println!("    {difference}");
            }
        }
        ran += 1;
        steps += case.steps.len();
    }
    let total = file.cases.cases.len();
    println!(
        "{ran} of {total} cases ran ({steps} transactions) from {}: {failed} differ",
        file.path.display()
    );
    if ran == 0 {
        return Err(format!("no case has an id that starts with {only:?}"));
    }
    if ran < total && std::env::var_os("USDAI_VECTORS").is_some() && only.is_empty() {
        return Err(format!("{} cases were skipped", total - ran));
    }
    Ok(failed)
}
