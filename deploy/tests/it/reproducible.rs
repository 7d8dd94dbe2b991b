//! The bytes of a program depend on the commit alone; and a program that breaks a rule leaves none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support::{checkout, copy_folder, copy_project, fail, succeed, usdai};

/// The smallest contract.
const CONTRACT: &str = "mock-dollar";
/// One that uses crates from outside of the contracts' workspace.
const VAULT: &str = "susdai";

/// The checkout copied to another folder and built with another home of cargo. Both stay from run to run,
/// so that only the first compiles std.
static ELSEWHERE: LazyLock<Elsewhere> = LazyLock::new(Elsewhere::build);

struct Elsewhere {
    /// Keeps a second run of these tests waiting.
    _lock: fs::File,
    project: PathBuf,
    cargo_home: PathBuf,
    wasm: Vec<u8>,
    code: Vec<u8>,
    vault: Vec<u8>,
}

#[test]
fn same_bytes_in_another_folder_with_another_cargo_home() {
    succeed(usdai(&checkout(), &["build", CONTRACT, VAULT]));
    let vault = fs::read(output_of(&checkout(), VAULT, "wasm")).expect("the vault was built");
    assert!(vault == ELSEWHERE.vault, "the vaults differ");
    let here = |extension| built(&checkout(), extension);
    assert!(here("wasm") == ELSEWHERE.wasm, "the modules differ");
    assert!(here("code") == ELSEWHERE.code, "the compressed programs differ");
    let home = ELSEWHERE.cargo_home.to_string_lossy();
    assert!(!contains(&ELSEWHERE.wasm, home.as_bytes()), "the module names a folder of this machine");
}

/// One after the other, because they write to the same files.
#[test]
fn programs_that_break_a_rule_leave_no_code() {
    let noise = "pub static NOISE: [u8; 40_960] = *include_bytes!(\"noise\");";
    fs::write(source().with_file_name("noise"), incompressible(40_960)).expect("write noise");
    refused(noise, &["mock-dollar has ", " over the limit of 24576"]);
    let reserved = "pub extern \"C\" fn stylus_reserved() {}";
    refused(reserved, &["mock-dollar could not be activated on chain", "stylus_reserved"]);
}

/// Adds an exported item to the contract, and takes it out again.
#[track_caller]
fn refused(item: &str, words: &[&str]) {
    let original = fs::read_to_string(source()).expect("read the contract");
    fs::write(source(), format!("{original}\n#[doc(hidden)]\n#[no_mangle]\n{item}\n"))
        .expect("write the contract");
    fail(ELSEWHERE.usdai(&["build", CONTRACT]), words);
    fs::write(source(), original).expect("write the contract");
    for extension in ["wasm", "code"] {
        assert!(!output(&ELSEWHERE.project, extension).exists(), "{extension} of a refused program is left");
    }
    let sizes = fs::read_to_string(ELSEWHERE.project.join("target/stylus/sizes.json")).expect("sizes.json");
    assert!(!sizes.contains(CONTRACT), "sizes.json lists a refused program: {sizes}");
}

impl Elsewhere {
    fn build() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let lock = fs::File::create(folder.join("lock")).expect("create a lock file");
        lock.lock().expect("lock the copy");
        let project = folder.join("a longer path, with spaces");
        let cargo_home = folder.join("cargo");
        copy_project(&checkout(), &project);
        copy_registry(&cargo_home);
        let mut elsewhere =
            Self { _lock: lock, project, cargo_home, wasm: Vec::new(), code: Vec::new(), vault: Vec::new() };
        succeed(elsewhere.usdai(&["build", CONTRACT, VAULT]));
        elsewhere.vault =
            fs::read(output_of(&elsewhere.project, VAULT, "wasm")).expect("the vault was built elsewhere");
        elsewhere.wasm = built(&elsewhere.project, "wasm");
        elsewhere.code = built(&elsewhere.project, "code");
        elsewhere
    }

    fn usdai(&self, arguments: &[&str]) -> Command {
        let mut command = usdai(&self.project, arguments);
        command.env("CARGO_HOME", &self.cargo_home).env("CARGO_NET_OFFLINE", "true");
        command
    }
}

fn source() -> PathBuf {
    ELSEWHERE.project.join("contracts/mocks/dollar/src/lib.rs")
}

fn output(project: &Path, extension: &str) -> PathBuf {
    output_of(project, CONTRACT, extension)
}

fn output_of(project: &Path, contract: &str, extension: &str) -> PathBuf {
    project.join(format!("target/stylus/{contract}.{extension}"))
}

#[track_caller]
fn built(project: &Path, extension: &str) -> Vec<u8> {
    fs::read(output(project, extension)).expect("a finished build leaves this file")
}

/// The index and the packages of the present home, not unpacked. A package never changes, so those that are
/// there stay.
fn copy_registry(to: &Path) {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let registry = home.expect("CARGO_HOME or HOME").join("registry");
    for part in ["index", "cache"] {
        let copied = to.join("registry").join(part);
        copy_folder(&registry.join(part), &copied, &|_| false);
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// Bytes that no compression makes shorter, always the same (splitmix64).
fn incompressible(length: usize) -> Vec<u8> {
    let words = (1u64..).map(|index| {
        let mixed = index.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    });
    words.flat_map(u64::to_le_bytes).take(length).collect()
}
