//! Completion scripts: every verb is in them, and the shells that are here read them.

use std::io::Write;
use std::process::{Command, Stdio};

/// The shells, and how each reads a script from its standard input without running it.
const SHELLS: [(&str, &[&str]); 3] = [("bash", &["-n"]), ("zsh", &["-n"]), ("fish", &["--no-execute"])];

#[test]
fn scripts_are_complete_and_read_by_their_shells() {
    for (shell, check) in SHELLS {
        let output = Command::new(env!("CARGO_BIN_EXE_usdai"))
            .args(["completions", shell])
            .output()
            .expect("usdai starts");
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}");
        let script = String::from_utf8(output.stdout).expect("text");
        for word in [
            "mint",
            "stake",
            "withdraw",
            "transfer",
            "balance",
            "price",
            "dry-run",
            "deploy",
            "tolerance",
            "foreclose",
            "attest",
        ] {
            assert!(script.contains(word), "{word} is not in the script for {shell}");
        }
        let reader = Command::new(shell)
            .args(check)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        // Not every machine has every shell; bash is needed anyway.
        let Ok(mut reader) = reader else {
            assert_ne!(shell, "bash", "bash is not installed");
            continue;
        };
        reader.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("the shell reads");
        let read = reader.wait_with_output().expect("the shell ends");
        assert!(read.status.success(), "{shell}: {}", String::from_utf8_lossy(&read.stderr));
    }
}

#[test]
fn an_unknown_shell_is_refused_with_the_known_ones() {
    let output = Command::new(env!("CARGO_BIN_EXE_usdai"))
        .args(["completions", "tcsh"])
        .output()
        .expect("usdai starts");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("bash") && said.contains("zsh") && said.contains("fish"), "{said}");
}
