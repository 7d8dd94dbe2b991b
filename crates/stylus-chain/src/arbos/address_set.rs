//! A set of addresses in the state of ArbOS: size, members in order, and the position of each.

use alloy_primitives::{Address, U256};

use super::{ARBOS, Space, load, store};
use crate::context::{ArbContext, Db};

const SIZE: u64 = 0;
/// Id of the inner space that maps a member to its position.
const POSITIONS: u8 = 0;
/// Most members that a list returns; Nitro's limit.
const LONGEST_LIST: u64 = 65_536;

/// A set of addresses, such as the chain owners.
#[derive(Clone, Copy, Debug)]
pub struct AddressSet {
    space: Space,
}

impl AddressSet {
    /// Those who may use `ArbOwner`.
    pub fn chain_owners() -> Self {
        Self { space: Space::chain_owners() }
    }

    /// Those who may cache programs.
    pub fn cache_managers() -> Self {
        Self { space: Space::programs().child(4) }
    }

    /// Whether `member` is in the set.
    pub fn contains(self, ctx: &mut ArbContext<'_>, member: Address) -> bool {
        !load(ctx, self.position(member)).is_zero()
    }

    /// Number of members.
    pub fn len(self, ctx: &mut ArbContext<'_>) -> u64 {
        load(ctx, self.space.cell(SIZE)).saturating_to()
    }

    /// The members, at most 65,536.
    pub fn members(self, ctx: &mut ArbContext<'_>) -> Vec<Address> {
        let last = self.len(ctx).min(LONGEST_LIST);
        (1..=last).map(|number| to_address(load(ctx, self.space.cell(number)))).collect()
    }

    /// Adds `member` at the end unless it is there.
    pub fn insert(self, ctx: &mut ArbContext<'_>, member: Address) {
        if self.contains(ctx, member) {
            return;
        }
        let number = self.len(ctx).saturating_add(1);
        for (slot, value) in self.additions(number, member) {
            store(ctx, slot, value);
        }
    }

    /// Takes `member` out; the last member moves to its place.
    pub fn remove(self, ctx: &mut ArbContext<'_>, member: Address) {
        let number: u64 = load(ctx, self.position(member)).saturating_to();
        if number == 0 {
            return;
        }
        let size = self.len(ctx);
        let last = load(ctx, self.space.cell(size));
        store(ctx, self.position(member), U256::ZERO);
        if number < size {
            store(ctx, self.space.cell(number), last);
            store(ctx, self.position(to_address(last)), U256::from(number));
        }
        store(ctx, self.space.cell(size), U256::ZERO);
        store(ctx, self.space.cell(SIZE), U256::from(size.saturating_sub(1)));
    }

    /// Makes `member` the only member, in a state that no transaction has touched.
    pub(super) fn insert_genesis(self, db: &mut Db, member: Address) {
        for (slot, value) in self.additions(1, member) {
            let Ok(()) = db.insert_account_storage(ARBOS, slot, value);
        }
    }

    fn additions(self, number: u64, member: Address) -> [(U256, U256); 3] {
        let count = U256::from(number);
        [
            (self.position(member), count),
            (self.space.cell(number), to_word(member)),
            (self.space.cell(SIZE), count),
        ]
    }

    fn position(self, member: Address) -> U256 {
        self.space.child(POSITIONS).slot(member.into_word())
    }
}

fn to_word(address: Address) -> U256 {
    address.into_word().into()
}

fn to_address(word: U256) -> Address {
    Address::from_word(word.into())
}
