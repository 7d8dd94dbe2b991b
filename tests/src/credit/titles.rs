//! What people do with titles, a line each.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Credit, Paper, signed};
use crate::abi::ICaliber::{self, Appraisal, Policy};
use crate::abi::fixtures::ISigningWallet;
use crate::check::{done, made};
use crate::whole;

/// Who may borrow.
pub const OPERATOR: u8 = 1;
/// Who may take first losses.
pub const CURATOR: u8 = 2;

/// The states of a title in the order of their numbers, from 1.
pub const STATES: [&str; 9] =
    ["draft", "attested", "active", "pledged", "defaulted", "foreclosed", "sold", "redeemed", "withdrawn"];

impl Credit {
    /// An active title of the borrower's, of eight servers that are named after it.
    #[track_caller]
    pub fn title(&mut self, name: &str) -> U256 {
        let (paper, borrower) = (self.paper(name), self.people.borrower.address);
        self.activated(&paper, borrower)
    }

    /// Registers, attests and activates a document for an owner; returns the title.
    #[track_caller]
    pub fn activated(&mut self, paper: &Paper, owner: Address) -> U256 {
        done(self.register(paper, owner));
        done(self.attest(paper));
        done(self.activate(paper));
        paper.id()
    }

    /// What CALIBER answers.
    #[track_caller]
    pub fn ask_caliber<C: SolCall>(&mut self, call: &C) -> C::Return {
        let caliber = self.caliber;
        self.look(caliber, call)
    }

    /// Sends a call to CALIBER.
    ///
    /// # Errors
    /// Its refusal.
    pub fn tell_caliber<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let caliber = self.caliber;
        self.chain().send(from, caliber, call)
    }

    /// The number of a title's state; see [`STATES`].
    #[track_caller]
    pub fn state(&mut self, title: U256) -> u8 {
        self.ask_caliber(&ICaliber::titleCall { title }).state
    }

    /// Who has a title.
    #[track_caller]
    pub fn owner(&mut self, title: U256) -> Address {
        self.ask_caliber(&ICaliber::ownerOfCall { tokenId: title })
    }

    /// Makes a draft, as the title agent.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn register(&mut self, paper: &Paper, owner: Address) -> Result<Receipt, CallError> {
        let agent = self.people.agent.clone();
        self.tell_caliber(&agent, &ICaliber::registerCall { document: paper.document.clone(), owner })
    }

    /// Attests a draft with the signatures of all three, as the title agent.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn attest(&mut self, paper: &Paper) -> Result<Receipt, CallError> {
        let (agent, call) = (self.people.agent.clone(), self.attest_call(paper));
        self.tell_caliber(&agent, &call)
    }

    /// The call by which a draft is attested.
    #[must_use]
    pub fn attest_call(&self, paper: &Paper) -> ICaliber::attestCall {
        let Paper { document, serials } = paper.clone();
        let [bailee, appraiser, insurer] = self.signatures(&document);
        ICaliber::attestCall {
            document,
            serials,
            baileeSignature: bailee,
            appraiserSignature: appraiser,
            insurerSignature: insurer,
        }
    }

    /// Says that the hardware is installed, as the title agent.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn activate(&mut self, paper: &Paper) -> Result<Receipt, CallError> {
        let agent = self.people.agent.clone();
        self.tell_caliber(&agent, &ICaliber::activateCall { document: paper.document.clone() })
    }

    /// Gives up a draft or an attested title.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn withdraw_title(&mut self, from: &Account, paper: &Paper) -> Result<Receipt, CallError> {
        self.tell_caliber(from, &ICaliber::withdrawCall { document: paper.document.clone() })
    }

    /// Keeps a title that was bought.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn keep(&mut self, from: &Account, title: U256) -> Result<Receipt, CallError> {
        self.tell_caliber(from, &ICaliber::keepCall { title })
    }

    /// Ends a title whose hardware the bailee hands to its owner now.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn redeem(&mut self, from: &Account, paper: &Paper) -> Result<Receipt, CallError> {
        let now = self.now();
        let call = self.redeem_call(from.address, paper, now);
        self.tell_caliber(from, &call)
    }

    /// The call by which it is ended.
    #[must_use]
    pub fn redeem_call(&self, receiver: Address, paper: &Paper, delivered_at: u64) -> ICaliber::redeemCall {
        let digest = self.delivery_digest(paper.id(), receiver, delivered_at);
        let signature = signed(&self.people.bailee, digest);
        let document = paper.document.clone();
        ICaliber::redeemCall { document, deliveredAt: delivered_at, baileeSignature: signature }
    }

    /// Appends an appraisal that the appraiser signs, as the keeper.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn append_appraisal(&mut self, paper: &Paper, appraisal: Appraisal) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        let digest = self.appraisal_digest(paper.id(), &appraisal);
        let signature = signed(&self.people.appraiser, digest);
        let document = paper.document.clone();
        self.tell_caliber(&keeper, &ICaliber::appendAppraisalCall { document, appraisal, signature })
    }

    /// Appends a policy that the insurer signs for the number of policies so far, as the keeper.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn append_policy(&mut self, paper: &Paper, policy: Policy) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        let policies = self.ask_caliber(&ICaliber::titleCall { title: paper.id() }).policies;
        let signature = signed(&self.people.insurer, self.policy_digest(paper.id(), policies, &policy));
        let document = paper.document.clone();
        self.tell_caliber(&keeper, &ICaliber::appendPolicyCall { document, policy, signature })
    }

    /// Freezes a title for so many seconds, as the monitor.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn freeze(&mut self, title: U256, length: u64) -> Result<Receipt, CallError> {
        let monitor = self.people.monitor.clone();
        self.tell_caliber(&monitor, &ICaliber::freezeCall { title, length })
    }

    /// Ends a freeze, as the monitor.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn lift(&mut self, title: U256) -> Result<Receipt, CallError> {
        let monitor = self.people.monitor.clone();
        self.tell_caliber(&monitor, &ICaliber::liftCall { title })
    }

    /// Approves an account for an office up to so many dollars, as an entity of its own, as the underwriter.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn grant_standing(
        &mut self,
        office: u8,
        account: Address,
        dollars: u64,
    ) -> Result<Receipt, CallError> {
        let (underwriter, entity) =
            (self.people.underwriter.clone(), B256::left_padding_from(account.as_slice()));
        let limit = whole(dollars, 18);
        self.tell_caliber(&underwriter, &ICaliber::grantStandingCall { office, account, entity, limit })
    }

    /// Ends an approval, as the underwriter.
    ///
    /// # Errors
    /// CALIBER's refusal.
    pub fn revoke_standing(&mut self, office: u8, account: Address) -> Result<Receipt, CallError> {
        let underwriter = self.people.underwriter.clone();
        self.tell_caliber(&underwriter, &ICaliber::revokeStandingCall { office, account })
    }

    /// Deploys a contract wallet whose signatures are this account's.
    #[track_caller]
    pub fn wallet(&mut self, owner: &Account) -> Address {
        let arguments = alloy_sol_types::SolValue::abi_encode(&owner.address);
        made(self.redemptions.world().deploy("SigningWallet", &arguments))
    }

    /// Has a wallet's owner make a call from it.
    ///
    /// # Errors
    /// The refusal of what is called.
    pub fn through<C: SolCall>(
        &mut self,
        wallet: Address,
        owner: &Account,
        to: Address,
        call: &C,
    ) -> Result<Receipt, CallError> {
        let through = ISigningWallet::executeCall { to, call_: call.abi_encode().into() };
        self.chain().send(owner, wallet, &through)
    }
}
