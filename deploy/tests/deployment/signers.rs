//! Where keys come from, and that they go nowhere.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use deploy::client::Signer;

use crate::stage::{DEPLOYER, KEY, Stage, everything, fail, local_config, succeed};

/// A keystore of the Web3 Secret Storage definition's own examples, with its password and address.
const KEYSTORE: &str = r#"{
    "crypto": {
        "cipher": "aes-128-ctr",
        "cipherparams": { "iv": "6087dab2f9fdbbfaddc31a909735c1e6" },
        "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        "kdf": "pbkdf2",
        "kdfparams": {
            "c": 262144,
            "dklen": 32,
            "prf": "hmac-sha256",
            "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"
        },
        "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"
    },
    "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    "version": 3
}"#;
const PASSWORD: &str = "testpassword";
const KEYSTORE_ADDRESS: &str = "0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b";
const KEYSTORE_KEY: &str = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

/// A plan, whose first lines name the account that would sign.
fn plan(stage: &Stage, arguments: &[&str]) -> Command {
    let mut command = stage.deploy(arguments);
    command.env_remove("USDAI_PRIVATE_KEY");
    command
}

#[test]
fn each_source_signs() {
    let stage = Stage::new();
    let [keystore, password, file] = ["keystore", "password", "key"].map(|name| stage.path(name));
    fs::write(&keystore, KEYSTORE).expect("a keystore");
    fs::write(&password, format!("{PASSWORD}\n")).expect("a password");
    fs::write(&file, format!(" {}\n", KEY.trim_start_matches("0x"))).expect("a key");
    let [keystore, password, file] = [keystore, password, file].map(|path| path.display().to_string());
    stage.rpc("anvil_setBalance", serde_json::json!([KEYSTORE_ADDRESS, "0xde0b6b3a7640000"]));

    let said = succeed(plan(&stage, &["--keystore", &keystore, "--password-file", &password]));
    assert!(said.contains(&format!("deployer {KEYSTORE_ADDRESS} with 1 ETH")), "{said}");
    let said = succeed(plan(&stage, &["--private-key-file", &file]));
    assert!(said.contains(&format!("deployer {DEPLOYER}")), "{said}");
    let said = succeed(stage.deploy(&[]));
    assert!(said.contains(&format!("deployer {DEPLOYER}")), "{said}");

    fs::write(&password, "wrong").expect("a password");
    let wrong = plan(&stage, &["--keystore", &keystore, "--password-file", &password]);
    fail(wrong, &["does not open: the password is wrong"]);
    fs::write(&keystore, "{}").expect("no keystore");
    fail(plan(&stage, &["--keystore", &keystore, "--password-file", &password]), &["or it is no keystore"]);
    fail(plan(&stage, &["--keystore", "absent"]), &["cannot read absent"]);
    fail(plan(&stage, &["--private-key-file", KEYSTORE_KEY]), &["a private key was given in the place"]);
    fs::write(&file, "0".repeat(64)).expect("no key");
    fail(plan(&stage, &["--private-key-file", &file]), &["holds no private key"]);
}

#[test]
#[cfg(not(feature = "ledger"))]
fn a_build_without_ledgers_says_so() {
    let stage = Stage::new();
    fail(plan(&stage, &["--ledger"]), &["without Ledger support", "--features ledger"]);
}

/// Build scripts of dependencies and packages of npm are other people's programs.
#[test]
fn keys_are_not_handed_to_the_programs_of_a_build() {
    let stage = Stage::new();
    let seen = stage.path("seen");
    for program in ["cargo", "rustc", "node"] {
        let script = format!("#!/bin/sh\nexport -p >> {:?}\nexit 9\n", seen);
        let path = stage.path(program);
        fs::write(&path, script).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("an executable one");
    }
    let mut command = stage.command("deploy", &["--config"]);
    command.arg(local_config()).env("PATH", stage.folder.path());
    fail(command, &["reading the contracts' workspace failed"]);
    let seen = fs::read_to_string(&seen).expect("a program was started");
    assert!(seen.contains("PATH=") && !seen.contains(&KEY[2..]), "{seen}");
}

#[test]
fn keys_are_not_shown() {
    let stage = Stage::new();
    // Not an argument of the tool, and not repeated.
    for argument in [format!("--private-key={KEYSTORE_KEY}"), format!("--keystore-password={KEYSTORE_KEY}")] {
        let output = plan(&stage, &[&argument]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        assert!(!everything(&output).contains(KEYSTORE_KEY), "{}", everything(&output));
    }
    fs::write(stage.path("key"), format!("{KEYSTORE_KEY}00")).expect("too long a key");
    let file = stage.path("key").display().to_string();
    let output = plan(&stage, &["--private-key-file", &file]).output().expect("it runs");
    assert!(!everything(&output).contains(&KEYSTORE_KEY[..8]), "{}", everything(&output));

    let signer = Signer::local(KEYSTORE_KEY.parse().expect("a key"), 1);
    let shown = format!("{signer:?} {signer:#?}").to_lowercase();
    assert!(shown.contains(&KEYSTORE_ADDRESS.to_lowercase()), "{shown}");
    assert!(!shown.contains(&KEYSTORE_KEY[..8]), "{shown}");
}
