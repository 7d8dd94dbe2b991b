//! An interface of `abi/`, and the parts that contracts share.

use alloy_json_abi::{Constructor, JsonAbi};
use alloy_primitives::{FixedBytes, keccak256};
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// The part of an interface that answers with the errors of `kit`, as its source spells it.
pub const ERRORS: &str = include_str!("../../kit/src/errors.rs");
/// The part of a contract that takes the terms of a loan.
pub const LOAN_TERMS: &str = include_str!("../../loan-terms/src/errors.rs");
/// The part of a contract that has an authority.
pub const AUTHORITY: &str = include_str!("../../kit/src/authority.rs");
/// The part of a token.
pub const ERC20: &str = include_str!("../../kit/src/erc20.rs");

/// An interface of `abi/`.
pub struct Interface {
    /// What it declares.
    pub abi: JsonAbi,
}

impl Interface {
    /// Reads `abi/<name>.json`, which `usdai bindings` generates from the Solidity beside it.
    pub fn read(name: &str) -> Result<Self, Box<dyn Error>> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../abi");
        let json = fs::read_to_string(folder.join(name).with_extension("json"))?;
        Ok(Self { abi: serde_json::from_str(&json)? })
    }

    /// Whether this is its constructor, to the names of the arguments.
    pub fn has_constructor(&self, declaration: &str) -> bool {
        Constructor::parse(declaration).ok() == self.abi.constructor
    }

    /// The selector of every function.
    pub fn selectors(&self) -> Vec<u32> {
        self.abi.functions().map(|function| u32::from_be_bytes(function.selector().0)).collect()
    }

    /// The number of its functions; none if two have the same selector.
    pub fn distinct_functions(&self) -> Option<usize> {
        let all = self.selectors();
        (all.iter().collect::<BTreeSet<_>>().len() == all.len()).then_some(all.len())
    }

    /// Numbers that are one bit away from a selector and no selector, where a wrong comparison would show.
    pub fn neighbours(&self) -> Vec<u32> {
        let known = self.selectors();
        let flipped = known.iter().flat_map(|selector| (0..32).map(move |bit| selector ^ (1 << bit)));
        flipped.filter(|other| !known.contains(other)).collect()
    }

    /// What a part has and this interface does not declare: errors and events to the names of their
    /// arguments, functions to their types.
    pub fn undeclared(&self, part: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let part = parse(part)?;
        let (own, selectors) = (&self.abi, self.selectors());
        let errors = part.errors().filter(|error| own.errors().all(|other| other != *error));
        let events = part.events().filter(|event| own.events().all(|other| other != *event));
        let functions = part.functions().filter(|f| !selectors.contains(&u32::from_be_bytes(f.selector().0)));
        Ok(errors
            .map(|error| error.signature())
            .chain(events.map(|event| event.signature()))
            .chain(functions.map(|function| function.signature()))
            .collect())
    }
}

/// The selector of a function or error.
pub fn selector(signature: &str) -> FixedBytes<4> {
    let [a, b, c, d, ..] = keccak256(signature).0;
    FixedBytes([a, b, c, d])
}

/// The first interface in a source. The parser wants its declarations one by one and each on one line.
pub fn parse(source: &str) -> Result<JsonAbi, Box<dyn Error>> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let interface = code.split_once("interface ").and_then(|(_, rest)| rest.split_once('{'));
    let (body, _) = interface.and_then(|(_, rest)| rest.split_once('}')).ok_or("no interface")?;
    let declarations: Vec<_> = body
        .split(';')
        .map(|declaration| declaration.split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|declaration| declaration.replace("( ", "(").replace(" )", ")"))
        .filter(|declaration| !declaration.is_empty())
        .collect();
    Ok(JsonAbi::parse(declarations.iter().map(String::as_str))?)
}
