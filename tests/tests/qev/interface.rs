//! What the interfaces say of their functions, so that a table of calls can be shown to leave none out.

/// A function of an interface file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name; overloads have one.
    pub name: String,
    /// The comment before it.
    pub comment: String,
    /// Whether it may change something.
    pub changes: bool,
}

pub const AUTHORITY: &str = include_str!("../../../abi/authority.sol");
pub const QEV: &str = include_str!("../../../abi/qev.sol");
pub const SUSDAI: &str = include_str!("../../../abi/susdai.sol");
pub const USDAI: &str = include_str!("../../../abi/usdai.sol");

/// Every function of an interface file.
pub fn functions(file: &str) -> Vec<Function> {
    let mut comment = Vec::new();
    let mut functions = Vec::new();
    let mut lines = file.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if let Some(words) = line.strip_prefix("/// ") {
            comment.push(words);
        } else if let Some(rest) = line.strip_prefix("function ") {
            let mut declaration = rest.to_owned();
            while !declaration.ends_with(';') {
                let Some(next) = lines.next() else { break };
                declaration.push(' ');
                declaration.push_str(next);
            }
            let words: Vec<_> = declaration.split([' ', ')']).collect();
            let changes = !words.contains(&"view") && !words.contains(&"pure");
            let name = rest.split('(').next().unwrap_or_default().to_owned();
            functions.push(Function { name, comment: comment.join(" "), changes });
            comment.clear();
        } else {
            comment.clear();
        }
    }
    functions
}

/// Names of the functions that change something, sorted, each once.
pub fn changing(file: &str) -> Vec<String> {
    names(functions(file).into_iter().filter(|function| function.changes))
}

/// Names of those of which the comment says that this role alone may call them.
pub fn reserved_to(file: &str, role: &str) -> Vec<String> {
    let end = format!("{role}.");
    names(functions(file).into_iter().filter(|function| function.comment.ends_with(&end)))
}

fn names(functions: impl Iterator<Item = Function>) -> Vec<String> {
    let mut names: Vec<_> = functions.map(|function| function.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn interfaces_are_read() {
    assert_eq!(reserved_to(SUSDAI, "Loan book"), ["reportLoans"]);
    assert_eq!(reserved_to(QEV, "Authority"), ["pauseRequests", "setRules", "transferAuthority"]);
    assert_eq!(functions(SUSDAI).iter().filter(|function| function.name == "deposit").count(), 2);
    assert!(changing(QEV).iter().any(|name| name == "commit"));
    assert!(!changing(QEV).iter().any(|name| name == "position"));
}
