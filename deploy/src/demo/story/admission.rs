//! Who may mint: at first one who is invited and those on a list, later anyone, but no block all of it.

use alloy_primitives::{Address, B256, Bytes, U256, aliases::U96, keccak256};
use alloy_sol_types::{SolCall, SolStruct};
use anyhow::{Context, ensure};
use merkle_tree::StandardTree;
use stylus_chain::chain::Account;
use usdai_bindings::IAuthority::{self, Call};
use usdai_bindings::{ICores, IToken, IUSDai};

use super::{dollars, opening, units};
use crate::demo::stage::Stage;
use crate::verbs::{Admission, Invite, leaf};

const DAY: u64 = 86_400;
/// What an operation waits that changes parameters.
const WAIT: u64 = 3 * DAY;
const CLOSED: u8 = 0;
const OPEN: u8 = 1;
/// What the invited one and each on the list may mint, in whole USDai.
const INVITED_CAP: u64 = 1_000;
const LISTED_CAP: u64 = 500;
/// Beside Carol.
const LISTED: usize = 999;
/// The supply cap of the opening in whole USDai, and the share of the room that one block may mint.
const CAP: u64 = 100_000_000;
const PER_BLOCK_BPS: u16 = 200;
/// 2% of 100,000,000 less the 1,500 of the beginning, in whole USDai.
const PER_BLOCK: u64 = 1_999_970;

/// The administrator lists a thousand and names who invites. With that set-up is over.
pub fn seal(stage: &mut Stage) -> anyhow::Result<()> {
    let [admin, inviter] = ["admin", "inviter"].map(|name| stage.person(name));
    let root = list(stage)?.root();
    let access = IUSDai::setAccessCall { mode: CLOSED, root, inviter: inviter.address };
    let title = "Minting begins closed: who is on a list of a thousand may, and who is invited";
    opening::push(stage, &admin, title, stage.usdai, &access)?;
    let authority = stage.authority;
    let title = "The administrator seals the authority: what it does from now on waits three days and longer";
    stage.act(title, &admin, authority, &IAuthority::sealCall {})?;
    let data = IUSDai::setAccessCall { mode: OPEN, root, inviter: inviter.address }.abi_encode().into();
    let order = IAuthority::pushCall { target: stage.usdai, data };
    let refused = stage.refused("It cannot open the doors at once", &admin, authority, &order)?;
    ensure!(refused.contains("DelayRequired"), "{refused}");
    Ok(())
}

/// One is invited, one is refused, one is on the list.
pub fn begin_closed(stage: &mut Stage) -> anyhow::Result<()> {
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| stage.person(name));
    let invitation = invite(stage, alice.address)?;
    let title = "Alice mints 1,000 USDai with a signed invitation";
    mint(stage, title, &alice, INVITED_CAP, invitation.data())?;
    let deposit = deposit(stage, &bob, 1, Bytes::new())?;
    let refused = stage.refused("Bob, whom nobody knows, is refused", &bob, stage.usdai, &deposit)?;
    ensure!(refused.contains("NotAdmitted"), "{refused}");
    let theirs = IUSDai::deposit_1Call { data: invitation.data(), ..deposit };
    let refused = stage.refused("also with the invitation of Alice", &bob, stage.usdai, &theirs)?;
    ensure!(refused.contains("NotParty"), "{refused}");

    let (account, cap) = (carol.address, units(LISTED_CAP));
    let proof = list(stage)?.proof_of(leaf(account, cap))?;
    let title =
        format!("Carol is on the list, and proves it with {} hashes: she mints 500 USDai", proof.len());
    mint(stage, &title, &carol, LISTED_CAP, Admission::Proof { account, cap, proof }.data())?;
    let more = self::deposit(stage, &carol, 1, Bytes::new())?;
    let refused = stage.refused("which is what she may", &carol, stage.usdai, &more)?;
    ensure!(refused.contains("AddressCapExceeded"), "{refused}");
    let refer = ICores::setReferrerCall { referrer: alice.address };
    stage.act("Carol says that Alice brought her here", &carol, stage.cores, &refer).map(drop)
}

/// The opening is announced, waits, and is carried out by somebody.
pub fn open_doors(stage: &mut Stage) -> anyhow::Result<()> {
    let [admin, keeper, robot] = ["admin", "keeper", "robot"].map(|name| stage.person(name));
    let (target, inviter) = (stage.usdai, stage.person("inviter").address);
    let root = list(stage)?.root();
    let open = IUSDai::setAccessCall { mode: OPEN, root, inviter };
    let tranche = IUSDai::openTrancheCall { cap: units(CAP), perBlockBps: PER_BLOCK_BPS };
    let calls = [open.abi_encode(), tranche.abi_encode()].map(|data| Call { target, data: data.into() });
    let operation = Operation::new(calls.to_vec());
    let title =
        "The administrator announces that anyone may mint, up to 100,000,000, and a block 2% of what is open";
    operation.announce(stage, &admin, title)?;
    let early = operation.execution();
    let refused = stage.refused("Nobody can carry that out yet", &keeper, stage.authority, &early)?;
    ensure!(refused.contains("OperationNotReady"), "{refused}");
    stage.chain.warp(WAIT);
    operation.carry_out(stage, &keeper, "Three days later anybody does: minting is open")?;

    let all = deposit(stage, &robot, CAP / 2, Bytes::new())?;
    let refused = stage.refused("A robot that wants half of it at once is refused", &robot, target, &all)?;
    ensure!(refused.contains("BlockShareExceeded"), "{refused}");
    let title = "In a block it gets 2% of what was open and no more, and leaves the rest to others";
    mint(stage, title, &robot, PER_BLOCK, Bytes::new())?;
    let back = IUSDai::withdraw_0Call {
        withdrawToken: stage.dollar,
        usdaiAmount: units(PER_BLOCK),
        withdrawAmountMinimum: dollars(PER_BLOCK),
        recipient: robot.address,
    };
    stage.act("It has no use for them and takes its dollars back", &robot, target, &back).map(drop)
}

/// Calls that wait.
pub struct Operation {
    calls: Vec<Call>,
}

impl Operation {
    /// Of these calls.
    pub const fn new(calls: Vec<Call>) -> Self {
        Self { calls }
    }

    /// Says that they are to come.
    pub fn announce(&self, stage: &mut Stage, admin: &Account, title: &str) -> anyhow::Result<()> {
        let (calls, predecessor, salt) = (self.calls.clone(), B256::ZERO, B256::ZERO);
        let call = IAuthority::scheduleCall { calls, predecessor, salt };
        stage.act(title, admin, stage.authority, &call).map(drop)
    }

    /// The call that carries them out.
    pub fn execution(&self) -> IAuthority::executeCall {
        let (calls, predecessor, salt) = (self.calls.clone(), B256::ZERO, B256::ZERO);
        IAuthority::executeCall { calls, predecessor, salt }
    }

    /// Carries them out.
    pub fn carry_out(&self, stage: &mut Stage, who: &Account, title: &str) -> anyhow::Result<()> {
        stage.act(title, who, stage.authority, &self.execution()).map(drop)
    }
}

/// Carol, and others of whom nobody hears again.
fn list(stage: &mut Stage) -> anyhow::Result<StandardTree> {
    let carol = stage.person("carol").address;
    let others = (0..LISTED).map(|number| Address::from_word(keccak256(number.to_string())));
    let leaves = std::iter::once(carol).chain(others).map(|account| leaf(account, units(LISTED_CAP)));
    StandardTree::new(leaves.collect()).context("the list")
}

/// By EIP-712, in the domain of USDai.
fn invite(stage: &mut Stage, account: Address) -> anyhow::Result<Admission> {
    let (inviter, cap) = (stage.person("inviter"), units(INVITED_CAP));
    let expiry = stage.chain.timestamp() + DAY;
    let domain = stage.chain.call(stage.usdai, &IUSDai::DOMAIN_SEPARATORCall {})?;
    let message = Invite { account, cap: U96::from(cap), expiry }.eip712_hash_struct();
    let digest = keccak256([b"\x19\x01".as_slice(), domain.as_slice(), message.as_slice()].concat());
    let signature = inviter.sign_hash(digest).as_bytes().into();
    Ok(Admission::Invite { account, cap, expiry, signature })
}

/// A deposit, for which dollars and an allowance are there.
fn deposit(
    stage: &mut Stage,
    who: &Account,
    amount: u64,
    data: Bytes,
) -> anyhow::Result<IUSDai::deposit_1Call> {
    let (usdai, value) = (stage.usdai, dollars(amount));
    stage.arrange(who, stage.dollar, &IToken::mintCall { to: who.address, value })?;
    stage.arrange(who, stage.dollar, &IToken::approveCall { spender: usdai, value })?;
    Ok(IUSDai::deposit_1Call {
        depositToken: stage.dollar,
        depositAmount: dollars(amount),
        usdaiAmountMinimum: units(amount),
        recipient: who.address,
        data,
    })
}

fn mint(stage: &mut Stage, title: &str, who: &Account, amount: u64, data: Bytes) -> anyhow::Result<()> {
    let deposit = deposit(stage, who, amount, data)?;
    let receipt = stage.act(title, who, stage.usdai, &deposit)?;
    let minted: U256 = receipt.returned::<IUSDai::deposit_1Call>()?;
    ensure!(minted == units(amount), "{title}: {minted}");
    Ok(())
}
