//! What an answer looks like: its fields, all of them, and their types.

use serde_json::Value;

use super::json::is_quantity;

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Hexadecimal without leading zeros.
    Quantity,
    /// So many bytes.
    Bytes(usize),
    /// Any number of bytes.
    Data,
    True,
    False,
    Null,
    /// A JSON number.
    Number,
    /// Exactly this text.
    Is(&'static str),
    /// A text that starts so.
    Starts(&'static str),
    /// A list of such values, which may be empty.
    List(&'static Self),
    /// A list with at least one.
    Some(&'static Self),
    /// The value or null.
    Maybe(&'static Self),
    /// An object with these fields and no other.
    Object(&'static [(&'static str, Self)]),
    /// An object with the fields of both.
    Both(&'static [(&'static str, Self)], &'static [(&'static str, Self)]),
}

impl Shape {
    /// What is wrong with `value`, and where.
    pub fn check(&self, value: &Value) -> Result<(), String> {
        let wrong = || Err(format!("{value} is no {self:?}"));
        let text = value.as_str();
        let good = match self {
            Self::Quantity => text.is_some_and(is_quantity),
            Self::Bytes(length) => text.is_some_and(|text| is_data(text) && text.len() == 2 + 2 * length),
            Self::Data => text.is_some_and(is_data),
            Self::True => *value == Value::Bool(true),
            Self::False => *value == Value::Bool(false),
            Self::Null => value.is_null(),
            Self::Number => value.is_number(),
            Self::Is(expected) => text == Some(expected),
            Self::Starts(start) => text.is_some_and(|text| text.starts_with(start)),
            Self::List(of) | Self::Some(of) => {
                let Some(list) = value.as_array() else { return wrong() };
                for (index, item) in list.iter().enumerate() {
                    of.check(item).map_err(|error| format!("[{index}]: {error}"))?;
                }
                !list.is_empty() || matches!(self, Self::List(_))
            }
            Self::Maybe(of) => return if value.is_null() { Ok(()) } else { of.check(value) },
            Self::Object(fields) => return check_fields(value, fields, &[]),
            Self::Both(fields, more) => return check_fields(value, fields, more),
        };
        if good { Ok(()) } else { wrong() }
    }
}

fn check_fields(value: &Value, fields: &[(&str, Shape)], more: &[(&str, Shape)]) -> Result<(), String> {
    let object = value.as_object().ok_or_else(|| format!("{value} is no object"))?;
    let known = || fields.iter().chain(more);
    for (name, shape) in known() {
        let field = object.get(*name).ok_or_else(|| format!("{name} is missing in {value}"))?;
        shape.check(field).map_err(|error| format!("{name}: {error}"))?;
    }
    match object.keys().find(|key| known().all(|(name, _)| name != key)) {
        Some(unknown) => Err(format!("{unknown} is not expected in {value}")),
        None => Ok(()),
    }
}

fn is_data(text: &str) -> bool {
    let digits = text.strip_prefix("0x");
    digits
        .is_some_and(|digits| digits.len() % 2 == 0 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

const WORD: Shape = Shape::Bytes(32);
const ADDRESS: Shape = Shape::Bytes(20);
const Q: Shape = Shape::Quantity;

pub const HEADER_FIELDS: &[(&str, Shape)] = &[
    ("hash", WORD),
    ("parentHash", WORD),
    ("sha3Uncles", Shape::Is("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347")),
    ("miner", ADDRESS),
    ("stateRoot", WORD),
    ("transactionsRoot", WORD),
    ("receiptsRoot", WORD),
    ("logsBloom", Shape::Bytes(256)),
    ("difficulty", Q),
    ("number", Q),
    ("gasLimit", Q),
    ("gasUsed", Q),
    ("timestamp", Q),
    ("extraData", Shape::Data),
    ("mixHash", WORD),
    ("nonce", Shape::Is("0x0000000000000000")),
    ("baseFeePerGas", Q),
    ("size", Q),
    ("totalDifficulty", Q),
    ("l1BlockNumber", Q),
    ("sendCount", Q),
    ("sendRoot", WORD),
];
pub const HEADER: Shape = Shape::Object(HEADER_FIELDS);
pub const BLOCK: Shape =
    Shape::Both(HEADER_FIELDS, &[("uncles", Shape::List(&WORD)), ("transactions", Shape::List(&WORD))]);
pub const WHOLE_BLOCK: Shape =
    Shape::Both(HEADER_FIELDS, &[("uncles", Shape::List(&WORD)), ("transactions", Shape::Some(&MINED_1559))]);

/// What every transaction has.
const TRANSACTION_FIELDS: &[(&str, Shape)] = &[
    ("type", Q),
    ("chainId", Q),
    ("nonce", Q),
    ("gas", Q),
    ("gasPrice", Q),
    ("to", Shape::Maybe(&ADDRESS)),
    ("value", Q),
    ("input", Shape::Data),
    ("r", Q),
    ("s", Q),
    ("v", Q),
    ("hash", WORD),
    ("from", ADDRESS),
    ("blockHash", Shape::Maybe(&WORD)),
    ("blockNumber", Shape::Maybe(&Q)),
    ("transactionIndex", Shape::Maybe(&Q)),
];
pub const MINED_LEGACY: Shape = Shape::Both(TRANSACTION_FIELDS, &[("blockTimestamp", Q)]);
pub const MINED_2930: Shape = Shape::Both(
    TRANSACTION_FIELDS,
    &[("blockTimestamp", Q), ("yParity", Q), ("accessList", Shape::List(&ACCESS))],
);
pub const MINED_1559: Shape = Shape::Both(
    TRANSACTION_FIELDS,
    &[
        ("blockTimestamp", Q),
        ("yParity", Q),
        ("accessList", Shape::List(&ACCESS)),
        ("maxFeePerGas", Q),
        ("maxPriorityFeePerGas", Q),
    ],
);
pub const WAITING_1559: Shape = Shape::Both(
    TRANSACTION_FIELDS,
    &[("yParity", Q), ("accessList", Shape::List(&ACCESS)), ("maxFeePerGas", Q), ("maxPriorityFeePerGas", Q)],
);
const ACCESS: Shape = Shape::Object(&[("address", ADDRESS), ("storageKeys", Shape::List(&WORD))]);

pub const RECEIPT: Shape = Shape::Object(&[
    ("type", Q),
    ("status", Q),
    ("transactionHash", WORD),
    ("transactionIndex", Q),
    ("blockHash", WORD),
    ("blockNumber", Q),
    ("from", ADDRESS),
    ("to", Shape::Maybe(&ADDRESS)),
    ("contractAddress", Shape::Maybe(&ADDRESS)),
    ("cumulativeGasUsed", Q),
    ("gasUsed", Q),
    ("effectiveGasPrice", Q),
    ("logs", Shape::List(&LOG)),
    ("logsBloom", Shape::Bytes(256)),
    ("gasUsedForL1", Q),
    ("l1BlockNumber", Q),
    ("timeboosted", Shape::False),
]);
pub const LOG: Shape = Shape::Object(&[
    ("address", ADDRESS),
    ("topics", Shape::List(&WORD)),
    ("data", Shape::Data),
    ("blockHash", WORD),
    ("blockNumber", Q),
    ("blockTimestamp", Q),
    ("transactionHash", WORD),
    ("transactionIndex", Q),
    ("logIndex", Q),
    ("removed", Shape::False),
]);
