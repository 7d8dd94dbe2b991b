//! What an error says.

use super::CaliberError;
use crate::typed::Word;
use core::fmt::{self, Display, Formatter};

impl Display for CaliberError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Math(error) => error.fmt(f),
            Self::NoEdge { from, to } => write!(f, "no title goes from {from} to {to}"),
            Self::NotAllowed { from, to, by } => write!(f, "{by} may not take a title from {from} to {to}"),
            Self::NotLive { state } => write!(f, "the title is {state}"),
            Self::TransferNotAllowed { state, by } => write!(f, "{by} may not transfer a {state} title"),
            Self::SignatureMissing { signed } => {
                let say = |is_good| if is_good { "good" } else { "missing" };
                let [bailee, appraiser, insurer] = [signed.bailee, signed.appraiser, signed.insurer].map(say);
                write!(f, "signatures: bailee's {bailee}, appraiser's {appraiser}, insurer's {insurer}")
            }
            Self::SerialsOutOfOrder { serial } => {
                write!(f, "serial {} is not higher than the one before", Hexadecimal(serial))
            }
            Self::SerialHeld { serial, title } => {
                write!(f, "serial {} is in title {}", Hexadecimal(serial), Hexadecimal(&title.word()))
            }
            Self::QuantityOutOfRange { quantity } => write!(f, "a quantity of {quantity} is out of range"),
            Self::NotVouched { voucher } => write!(f, "nobody vouches for this: {voucher}"),
            Self::Frozen { until } => write!(f, "the title is frozen until {}", until.get()),
            Self::FreezeTooLong { most_until } => {
                write!(f, "a freeze may end at {} and no later", most_until.get())
            }
            Self::FreezeCoolingDown { again_at } => write!(f, "no freeze until {}", again_at.get()),
            Self::NotMonitor { by } => write!(f, "{by} may not freeze or lift"),
            Self::PolicyLapsed { expires_at } => write!(f, "the policy lapsed at {}", expires_at.get()),
            Self::AppraisalStale { appraised_at } => {
                write!(f, "the appraisal of {} is older than 180 days", appraised_at.get())
            }
            Self::AppraisedLater { appraised_at } => {
                write!(f, "the appraisal of {} is of the future", appraised_at.get())
            }
            Self::AppraisalNotNewer { last } => write!(f, "the last appraisal is of {}", last.get()),
            Self::DepreciationOutOfRange { yearly, residual } => {
                write!(f, "a loss of {yearly} basis points a year to {residual} is out of range")
            }
            Self::ValueOutOfRange { value } => write!(f, "an amount of {} is out of range", value.raw()),
            Self::LoanToValueAboveCap { value } => {
                write!(f, "{value} basis points of a value exceed the cap of 8000")
            }
            Self::LoanAboveMaximum { loan, maximum } => {
                write!(f, "a loan of {} exceeds the maximum of {}", loan.raw(), maximum.raw())
            }
            Self::CreditExceeded { amount, room } => {
                write!(f, "a loan of {} exceeds the credit left of {}", amount.raw(), room.raw())
            }
            Self::PartiesNotDistinct { party } => write!(f, "{:#x} acts for two parties", party.raw()),
            Self::TextLength { length } => write!(f, "a text of {length} bytes is not 1 to 64 long"),
            Self::TextCharacter { position } => write!(f, "the character at {position} is not allowed"),
            Self::UnknownNumber { number } => write!(f, "there is no number {number} of that kind"),
            _ => f.write_str(self.plain()),
        }
    }
}

impl CaliberError {
    /// What is said where there are no numbers to say.
    fn plain(&self) -> &'static str {
        match self {
            Self::NoTitle => "no such title",
            Self::AlreadyRegistered => "the document was registered before",
            Self::SerialsUnchecked => "the serials were not shown",
            Self::SerialsDiffer => "the serials are not those of the document",
            Self::HolderNotApproved => "not an approved holder",
            Self::NotFrozen => "no freeze runs",
            Self::PoliciesFull => "the title takes no more policies",
            Self::NotApproved => "the account is not approved",
            Self::NothingAsked => "a loan of nothing",
            Self::EntityChanged => "the account stands for another legal entity",
            Self::PartyMissing => "a party is nobody",
            Self::NotAnAddress => "an address has 160 bits",
            Self::HashMissing => "a hash is zero",
            _ => "refused",
        }
    }
}

struct Hexadecimal<'a>(&'a Word);

impl Display for Hexadecimal<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("0x")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
