//! Who may mint, and how much of it counts against whom.

use crate::errors::{self, Error};
use crate::events;
use crate::limits::Limits;
use crate::options::{self, Credential, Evidence};
use crate::storage::UsdAi;
use alloy_primitives::{Address, B256, U256, b256};
use kit::words::{Word, number};
use kit::{domain, host, signature};
use openzeppelin_crypto::merkle::Verifier;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use usdai_core::Usd;
use usdai_core::access::{self, Minter, Mode, Tranche};

/// Who may order a mint in the mode of makers.
const MAKER: &str = "MAKER";
/// keccak256("Invite(address account,uint96 cap,uint64 expiry)").
const INVITE_TYPE_HASH: B256 = b256!("8fabb093b9267210e2a3e406efaaec4827b8e29533e9553b855fcc4e048fd0c9");

/// A deposit that was let in, and what it counts against.
#[derive(Default)]
pub struct Entry {
    /// The sender, where it has to be admitted and is not the recipient.
    sender: Option<Party>,
    /// The recipient, where what is minted to it is counted.
    recipient: Option<Party>,
    /// The most that may be minted to the recipient in all.
    cap: u128,
    /// Whether it counts against what the block may mint.
    is_throttled: bool,
}

/// An account of a deposit.
struct Party {
    account: Address,
    minter: Minter,
    /// Whether its record says less than was shown.
    is_news: bool,
}

impl UsdAi {
    /// Lets a deposit in, or says why not; changes nothing.
    ///
    /// Where nothing depends on who mints, the data only has to decode. Else an exempt sender is asked for nothing, and
    /// while access is closed everything that the data shows has to be true, needed or not: `NotParty`, `ProofInvalid`,
    /// `InviteExpired`, `InviteInvalid`. Then `NotAdmitted`, or `NotMaker`.
    pub(crate) fn enter(
        &self,
        limits: &Limits,
        sender: Address,
        recipient: Address,
        data: &[u8],
    ) -> Result<Entry, Error> {
        if limits.is_free() || self.is_exempt(sender) {
            return options::check(data).map(|()| Entry::default());
        }
        let mut entry = Entry { is_throttled: limits.is_throttled, ..Entry::default() };
        if limits.mode == Mode::Closed {
            self.admit(&mut entry, sender, recipient, data)?;
            return Ok(entry);
        }
        options::check(data)?;
        if limits.mode == Mode::Makers {
            if !self.authority.has_role(MAKER, sender) {
                return Err(errors::not_maker(sender));
            }
        } else if limits.is_address_capped {
            entry.recipient = Some(self.party(recipient));
            entry.cap = self.address_cap();
        }
        Ok(entry)
    }

    /// Counts what was minted, and keeps who was admitted for it. `AddressCapExceeded`, `BlockShareExceeded`.
    pub(crate) fn count(&mut self, entry: Entry, minted: U256) -> Result<(), Error> {
        let Entry { sender, recipient, cap, is_throttled } = entry;
        let minted = Usd::new(minted);
        if let Some(mut party) = recipient {
            party.minter =
                party.minter.mint(minted, cap).map_err(|error| errors::of_access(party.account, error))?;
            self.keep(&party);
        }
        if let Some(party) = sender.filter(|party| party.is_news) {
            self.keep(&party);
        }
        if is_throttled {
            let tranche = self.last_tranche().mint(minted, host::block_number());
            let tranche = tranche.map_err(|error| errors::of_access(Address::ZERO, error))?;
            self.tranche.set(tranche.pack());
        }
        Ok(())
    }

    /// The most that may be minted by a deposit that was let in.
    pub(crate) fn left(&self, entry: &Entry) -> Usd {
        let mut left = Usd::new(U256::MAX);
        if let Some(party) = &entry.recipient {
            left = party.minter.left(entry.cap);
        }
        if entry.is_throttled {
            left = left.min(self.last_tranche().left(host::block_number()));
        }
        left
    }

    /// What one block may mint, and what is left of it in this one; nothing when blocks are not bounded.
    pub(crate) fn tranche_left(&self) -> (u128, Usd) {
        if !self.limits().is_throttled {
            return (0, Usd::ZERO);
        }
        let tranche = self.last_tranche();
        (tranche.per_block, tranche.left(host::block_number()))
    }

    /// What was minted to an account where that is counted, the cap of its admission, and whether that is good.
    pub(crate) fn minter(&self, account: Address) -> (u128, u128, bool) {
        let minter = self.party(account).minter;
        let is_admitted = minter.is_admitted(access::tag(number(self.access_root.get())));
        (minter.minted, if is_admitted { minter.cap } else { 0 }, is_admitted)
    }

    #[inline(never)]
    fn admit(
        &self,
        entry: &mut Entry,
        sender: Address,
        recipient: Address,
        data: &[u8],
    ) -> Result<(), Error> {
        let root = self.access_root.get();
        let tag = access::tag(number(root));
        let mut parties = [self.party(sender), self.party(recipient)];
        options::read(data, &mut |credential| {
            let &Credential { account, cap, .. } = credential;
            if account != sender && account != recipient {
                return Err(errors::not_party(account));
            }
            self.check(credential, root)?;
            for party in parties.iter_mut().filter(|party| party.account == account) {
                let minter = party.minter.admit(cap, tag);
                party.is_news |= minter != party.minter;
                party.minter = minter;
            }
            Ok(())
        })?;
        if let Some(party) = parties.iter().find(|party| !party.minter.is_admitted(tag)) {
            return Err(errors::not_admitted(party.account));
        }
        let [sender, recipient] = parties;
        entry.cap = recipient.minter.cap;
        entry.sender = (sender.account != recipient.account).then_some(sender);
        entry.recipient = Some(recipient);
        Ok(())
    }

    /// Whether what a credential says is true.
    fn check(&self, credential: &Credential, root: B256) -> Result<(), Error> {
        let &Credential { account, cap, evidence } = credential;
        match evidence {
            Evidence::Proof(hashes) => {
                // Hashed twice, so that no node of the tree is a leaf.
                let leaf = host::keccak_words(&[], &[account.word(), cap.word()]);
                let leaf = host::keccak_words(&[], &[leaf]);
                if !Verifier::verify(hashes, root.0, leaf.0) {
                    return Err(errors::proof_invalid(account, cap));
                }
            }
            Evidence::Invite { expiry, signature } => {
                if host::now() > expiry {
                    return Err(errors::invite_expired(expiry));
                }
                let fields = [INVITE_TYPE_HASH, account.word(), cap.word(), expiry.word()];
                let digest = domain::of::<Self>().hash_typed_data_v4(host::keccak_words(&[], &fields));
                let inviter = self.inviter.get();
                if inviter.is_zero() || !signature::is_signed(inviter, digest, signature) {
                    return Err(errors::invite_invalid(account, cap));
                }
            }
        }
        Ok(())
    }

    fn party(&self, account: Address) -> Party {
        Party { account, minter: Minter::unpack(self.minters.get(account)), is_news: false }
    }

    fn keep(&mut self, party: &Party) {
        self.minters.insert(party.account, party.minter.pack());
        if party.is_news {
            events::admitted(party.account, party.minter.cap, self.access_root.get());
        }
    }

    fn last_tranche(&self) -> Tranche {
        Tranche::unpack(self.tranche.get())
    }
}
