//! What shares a slot, and where each is kept.

use crate::errors::Error;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::packing::{Unpacker, field, pack};
use kit::pause::Pause;
use kit::words::{Word, number};
use usdai_core::Timestamp;
use usdai_core::loan::LiquidationFeeBps;

/// Bits of a liquidation fee, above those of an address.
const FEE_SHIFT: u32 = 32;
const AMOUNT: usize = 16;
const PROCEEDS: usize = 24;
const SECONDS: usize = 8;

/// A slot of the contract, but for the first two, which are the authority's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Slot 2: [`Settings`].
    Settings,
    /// Slots 3 to 9.
    Partner(Partner),
    /// Slot 10: who is asked for prices; zero for nobody.
    PriceOracle,
    /// What is owed of a loan and held back for it, word 0 of its record.
    Amounts(B256),
    /// Where a loan stands, word 1 of its record.
    Standing(B256),
    /// [`Sale`] of a loan's title.
    Sale(B256),
    /// What is held for an account in a currency.
    Credit(Address, Address),
    /// [`Unreported`] of a tranche of a loan.
    Unreported(B256, u64),
    /// The least nonce that counts for an account.
    Nonce(Address),
}

/// A contract that the router works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partner {
    /// Titles.
    Caliber = 3,
    /// Cash of lenders, held for one loan each.
    Timelock = 4,
    /// Lenders' positions.
    Positions = 5,
    /// Sells titles.
    Auction = 6,
    /// The vault as a lender.
    LoanBook = 7,
    /// The program that opens loans in the router's place.
    Opening = 8,
    /// The program that deals with loans that are not paid, in the router's place.
    Defaults = 9,
}

/// The parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Who gets fees; zero for nobody yet.
    pub fee_recipient: Address,
    /// Of loans that begin from now on.
    pub liquidation_fee: LiquidationFeeBps,
    /// When no loan begins.
    pub pause: Pause,
}

/// What the sale of a title brought, nothing even. It stays when it is distributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sale {
    /// Units of the currency, less than 2^192.
    pub proceeds: U256,
    /// When it was; interest is counted until then.
    pub at: Timestamp,
}

/// Cash that the loan book has and took no note of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unreported {
    /// Of the tranche's principal.
    pub principal: U256,
    /// Of its interest.
    pub interest: U256,
}

impl Partner {
    /// In the order of the constructor.
    pub const ALL: [Self; 7] = [
        Self::Caliber,
        Self::Timelock,
        Self::Positions,
        Self::Auction,
        Self::LoanBook,
        Self::Opening,
        Self::Defaults,
    ];
}

impl Place {
    /// The slot's number.
    #[inline(never)]
    pub fn slot(self) -> B256 {
        let none = B256::ZERO;
        let (kind, [first, second]) = match self {
            Self::Settings => return 2_u64.word(),
            Self::Partner(partner) => return (partner as u64).word(),
            Self::PriceOracle => return 10_u64.word(),
            Self::Amounts(loan) => (16, [loan, none]),
            Self::Standing(loan) => (17, [loan, none]),
            Self::Sale(loan) => (18, [loan, none]),
            Self::Credit(account, currency) => (19, [account.word(), currency.word()]),
            Self::Unreported(loan, index) => (20, [loan, index.word()]),
            Self::Nonce(account) => (21, [account.word(), none]),
        };
        host::keccak_words(&[kind], &[first, second])
    }
}

impl Settings {
    /// The slot's content: 160 bits of address, 16 of fee, and 64 of pause from bit 192 on.
    pub fn pack(&self) -> U256 {
        let [low, middle, high, _] = number(self.fee_recipient.word()).into_limbs();
        let fee = u64::from(self.liquidation_fee.get());
        U256::from_limbs([low, middle, high | fee << FEE_SHIFT, self.pause.pack()])
    }

    /// The settings in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [low, middle, high, pause] = slot.into_limbs();
        let address = U256::from_limbs([low, middle, high & u64::from(u32::MAX), 0]);
        Self {
            fee_recipient: Address::from_word(address.word()),
            liquidation_fee: LiquidationFeeBps::new((high >> FEE_SHIFT) as u16)
                .unwrap_or(LiquidationFeeBps::ZERO),
            pause: Pause::unpack(pause),
        }
    }
}

impl Sale {
    /// The slot's content, which is zero for no sale: 192 bits of proceeds and the time above. `ArithmeticOverflow`.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[(self.proceeds, PROCEEDS), field(self.at.get(), SECONDS)])
    }

    /// The sale in a slot's content.
    pub fn unpack(slot: U256) -> Option<Self> {
        let mut fields = Unpacker::new(slot);
        let (proceeds, at) = (fields.take(PROCEEDS), Timestamp::new(fields.take_u64(SECONDS)));
        (at != Timestamp::default()).then_some(Self { proceeds, at })
    }
}

impl Unreported {
    /// Whether there is nothing.
    pub fn is_none(&self) -> bool {
        self.principal.is_zero() && self.interest.is_zero()
    }

    /// The slot's content: 128 bits of each. `ArithmeticOverflow` for more.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[(self.principal, AMOUNT), (self.interest, AMOUNT)])
    }

    /// What a slot's content says.
    pub fn unpack(slot: U256) -> Self {
        let [principal, principal_high, interest, interest_high] = slot.into_limbs();
        Self {
            principal: U256::from_limbs([principal, principal_high, 0, 0]),
            interest: U256::from_limbs([interest, interest_high, 0, 0]),
        }
    }
}
