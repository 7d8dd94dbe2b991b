use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use alloy_primitives::U256;
use qev_auction::SealedFor;
use serde_json::{Value, json};
use timelock::files::{FileError, OpeningFile};
use timelock::{Sealed, commitment, reseal, seal};

use crate::support::{ROUND, SHARES, TICK, context, key, sealed};

/// Where a process that will be killed writes.
const FOLDER: &str = "TIMELOCK_FOLDER";

/// A process that writes openings until this is dropped.
struct Writer(Child);

impl Writer {
    fn start(folder: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["files::writes_until_it_is_killed", "--exact", "--ignored"]);
        Self(command.env(FOLDER, folder).stdout(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).unwrap();
    }
}

fn opening() -> OpeningFile {
    OpeningFile { sealed_for: context(), sealed: sealed(key().network()) }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_written_is_read_and_is_its_owners_alone() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("some/openings");
    let opening = opening();
    let path = opening.write(&folder).unwrap();
    assert_eq!(OpeningFile::read(&path).unwrap(), opening);
    assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
    let name = path.file_name().unwrap().to_str().unwrap();
    let start = "421614-c0ffee254729296a45a3885639ac7e10f9d54979-3-42-";
    let commitment = &opening.sealed.commitment.to_string()[2..18];
    assert_eq!(name, format!("{start}{commitment}.json"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left");
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let opening = opening();
    let path = opening.write(folder.path()).unwrap();
    let again = reseal(&opening.sealed.opening, &context(), key().network(), ROUND).unwrap();
    let resealed = OpeningFile { sealed: Sealed { ciphertext: again, ..opening.sealed.clone() }, ..opening };
    for same in [&opening, &resealed] {
        assert_eq!(same.write(folder.path()).unwrap(), path, "the same again");
        assert_eq!(OpeningFile::read(&path).unwrap(), opening);
    }
    fs::write(&path, "something else").unwrap();
    assert!(matches!(opening.write(folder.path()), Err(FileError::Present(present)) if present == path));
    assert_eq!(fs::read(&path).unwrap(), b"something else");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_does_not_open_its_commitment_is_neither_written_nor_read() {
    let folder = tempfile::tempdir().unwrap();
    let good = opening();
    let mut changed = good.clone();
    changed.sealed.opening.shares += 1;
    assert!(matches!(changed.write(folder.path()), Err(FileError::Commitment { .. })));
    for strange in
        [SealedFor { domain: U256::ZERO, ..context() }, SealedFor { contract: U256::ONE << 160, ..context() }]
    {
        let sealed = seal(TICK, SHARES, &strange, key().network(), ROUND).unwrap();
        let error = OpeningFile { sealed_for: strange, sealed }.write(folder.path()).unwrap_err();
        assert!(matches!(error, FileError::Malformed { .. }), "{error}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let path = good.write(folder.path()).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let cases: [(&str, Value, bool); 14] = [
        ("tick", json!(151), true),
        ("shares", json!("1"), true),
        ("salt", json!("0x00000000000000000000000000000000"), true),
        ("chain_id", json!(1), true),
        ("contract", json!("0x0000000000000000000000000000000000000000"), true),
        ("epoch", json!(4), true),
        ("position", json!(43), true),
        ("commitment", json!(format!("0x{}", "00".repeat(32))), true),
        ("tick", json!(70_000), false),
        ("shares", json!("79228162514264337593543950336"), false),
        ("shares", json!("-1"), false),
        ("salt", json!("0x00"), false),
        ("ciphertext", json!("0x01"), false),
        ("format", json!(2), false),
    ];
    for (field, value, commitment) in cases {
        let mut document: Value = serde_json::from_str(&text).unwrap();
        document[field] = value;
        fs::write(&path, document.to_string()).unwrap();
        let error = OpeningFile::read(&path).unwrap_err();
        let kind = matches!(error, FileError::Commitment { .. });
        assert!(
            kind == commitment && (kind || matches!(error, FileError::Malformed { .. })),
            "{field}: {error}"
        );
    }
}

#[test]
fn a_list_has_the_openings_and_says_what_else_is_there() {
    let root = tempfile::tempdir().unwrap();
    let missing = OpeningFile::list(&root.path().join("none")).unwrap();
    assert!(missing.openings.is_empty() && missing.skipped.is_empty());
    let (first, second) = (opening(), opening());
    for opening in [&first, &second] {
        opening.write(root.path()).unwrap();
    }
    fs::write(root.path().join("notes.txt"), "hello").unwrap();
    fs::write(root.path().join("long.json"), vec![b' '; 1 << 20]).unwrap();
    fs::create_dir(root.path().join("folder.json")).unwrap();
    std::os::unix::fs::symlink("nowhere", root.path().join("link.json")).unwrap();
    let listing = OpeningFile::list(root.path()).unwrap();
    let mut expected = [first, second];
    expected.sort_by_key(OpeningFile::name);
    assert_eq!(listing.openings.into_iter().map(|(_, opening)| opening).collect::<Vec<_>>(), expected);
    let skipped: Vec<String> = listing.skipped.iter().map(ToString::to_string).collect();
    let names = ["folder.json", "link.json", "long.json", "notes.txt"];
    assert_eq!(skipped.len(), names.len(), "{skipped:?}");
    for (reason, name) in skipped.iter().zip(names) {
        assert!(reason.contains(name), "{reason}");
    }
}

/// A run that is killed leaves at most a file of another name, with a part of an opening or all of it.
#[test]
fn a_run_that_was_killed_leaves_no_half_opening() {
    let folder = tempfile::tempdir().unwrap();
    let opening = opening();
    let path = opening.write(folder.path()).unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    for length in [0, 1, bytes.len() / 2, bytes.len() - 2] {
        fs::write(folder.path().join(".tmpkilled.partial"), &bytes[..length]).unwrap();
        let listing = OpeningFile::list(folder.path()).unwrap();
        assert_eq!((listing.openings.len(), listing.skipped.len()), (0, 1), "{length}");
        opening.write(folder.path()).unwrap();
        assert_eq!(OpeningFile::read(&path).unwrap(), opening);
        fs::remove_file(&path).unwrap();
    }
}

/// Kills a process that writes, wherever it is, and looks at what it leaves.
#[test]
fn a_process_that_is_killed_leaves_whole_openings() {
    let folder = tempfile::tempdir().unwrap();
    let written = || {
        let listing = OpeningFile::list(folder.path()).unwrap();
        let unfinished = |error: &FileError| error.to_string().contains(".partial");
        assert!(listing.skipped.iter().all(unfinished), "{:?}", listing.skipped);
        listing.openings.len()
    };
    for more in [1, 2, 4, 8] {
        let enough = written() + more;
        let mut writer = Writer::start(folder.path());
        while written() < enough {
            assert_eq!(writer.0.try_wait().unwrap(), None, "it writes");
        }
        drop(writer);
        assert!(written() >= enough);
    }
}

#[test]
#[ignore = "a part of a_process_that_is_killed_leaves_whole_openings"]
fn writes_until_it_is_killed() {
    let folder = std::env::var_os(FOLDER).expect("a folder");
    let mut opening = opening();
    for _ in 0..20_000 {
        // Another opening without the time that sealing takes, so that nearly all of the time goes into files.
        opening.sealed.opening.salt = opening.sealed.opening.salt.wrapping_add(1);
        opening.sealed.commitment = commitment(&opening.sealed.opening, &opening.sealed_for);
        opening.write(Path::new(&folder)).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    fs::write(&file, "").unwrap();
    let error = opening().write(&file.join("openings")).unwrap_err();
    assert!(error.to_string().starts_with("cannot make "), "{error}");
}
