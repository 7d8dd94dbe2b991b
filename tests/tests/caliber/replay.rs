//! The registry as somebody has it who reads its events and nothing else.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, FixedBytes, Log, U256};
use alloy_sol_types::SolEventInterface;
use tests::{
    Credit,
    abi::ICaliber::{self, ICaliberEvents as Event},
};

/// What the events say of a title.
#[derive(Clone, Debug, Default)]
pub struct Title {
    pub document: Option<ICaliber::Title>,
    pub state: u8,
    pub owner: Address,
    pub approved: Address,
    pub policy: Option<ICaliber::Policy>,
    pub policies: u16,
    pub appraisal: Option<ICaliber::Appraisal>,
    pub appended: u16,
    pub frozen_from: u64,
    pub frozen_until: u64,
}

/// What they say of an account in an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub approval: u8,
    pub decided_at: u64,
    pub limit: U256,
    pub drawn: U256,
    pub entity: B256,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    pub titles: BTreeMap<U256, Title>,
    /// The last title that was bound to a serial.
    pub serials: BTreeMap<B256, U256>,
    pub operators: BTreeMap<(Address, Address), bool>,
    pub standings: BTreeMap<(u8, Address), Standing>,
    pub shares: BTreeMap<u8, u16>,
    pub partners: Option<(Address, Address)>,
    /// How many of each event there were, by its first topic.
    pub seen: BTreeMap<B256, usize>,
}

impl Replay {
    /// Reads every block of a scene's chain.
    #[track_caller]
    pub fn of(scene: &mut Credit) -> Self {
        let caliber = scene.caliber;
        let chain = scene.chain();
        let last = chain.block_number();
        let mut replay = Self::default();
        for number in 0..=last {
            let Some(block) = chain.block(number) else { panic!("block {number}") };
            let time = block.timestamp;
            let logs = block.receipts.iter().flat_map(|receipt| &receipt.logs);
            for log in logs.filter(|log| log.address == caliber) {
                replay.take(log, time);
            }
        }
        replay
    }

    #[track_caller]
    fn take(&mut self, log: &Log, time: u64) {
        let Ok(event) = Event::decode_log(log) else { panic!("{log:?}") };
        *self.seen.entry(log.topics()[0]).or_default() += 1;
        match event.data {
            Event::Transfer(e) => {
                let title = self.title(e.tokenId);
                (title.owner, title.approved) = (e.to, Address::ZERO);
            }
            Event::Approval(e) => self.title(e.tokenId).approved = e.approved,
            Event::ApprovalForAll(e) => drop(self.operators.insert((e.owner, e.operator), e.approved)),
            Event::Registered(e) => {
                assert_eq!(e.titleAgent, e.document.titleAgent);
                let title = self.title(e.title);
                title.state = 1;
                (title.policy, title.policies) = (Some(e.document.policy.clone()), 1);
                title.appraisal = Some(e.document.appraisal.clone());
                title.document = Some(e.document);
            }
            Event::SerialsBound(e) => {
                self.serials.extend(e.serials.into_iter().map(|serial| (serial, e.title)));
            }
            Event::StateChanged(e) => {
                let title = self.title(e.title);
                assert_eq!(title.state, e.from, "{:?}", e.title);
                title.state = e.to;
            }
            Event::Delivered(e) => assert_eq!(self.title(e.title).owner, e.receiver),
            Event::AppraisalAppended(e) => {
                let title = self.title(e.title);
                title.appraisal = Some(e.appraisal);
                title.appended += 1;
            }
            Event::PolicyAppended(e) => {
                let title = self.title(e.title);
                assert_eq!(title.policies, e.sequence);
                title.policy = Some(e.policy);
                title.policies += 1;
            }
            Event::FreezeSet(e) => {
                let title = self.title(e.title);
                if time >= title.frozen_until {
                    title.frozen_from = time;
                }
                title.frozen_until = e.until;
            }
            Event::FreezeLifted(e) => self.title(e.title).frozen_until = time,
            other => self.take_standing(other, time),
        }
    }

    #[track_caller]
    fn take_standing(&mut self, event: Event, time: u64) {
        match event {
            Event::StandingGranted(e) => {
                let standing = self.standings.entry((e.office, e.account)).or_default();
                let (entity, limit) = (e.entity, e.limit);
                *standing = Standing { approval: 1, decided_at: time, limit, entity, ..*standing };
            }
            Event::StandingRevoked(e) => {
                let standing = self.standings.entry((e.office, e.account)).or_default();
                *standing = Standing { approval: 2, decided_at: time, ..*standing };
            }
            Event::CreditDrawn(e) => {
                let standing = self.standings.entry((1, e.operator)).or_default();
                standing.drawn += e.principal;
                assert_eq!(standing.drawn, e.drawn);
            }
            Event::CreditGivenBack(e) => {
                let standing = self.standings.entry((1, e.operator)).or_default();
                standing.drawn -= e.principal;
                assert_eq!(standing.drawn, e.drawn);
            }
            Event::LoanToValueSet(e) => drop(self.shares.insert(e.assetClass, e.shareBps)),
            Event::PartnersSet(e) => self.partners = Some((e.router, e.auction)),
            Event::AuthorityOffered(_) | Event::AuthorityChanged(_) => {}
            other => panic!("{other:?}"),
        }
    }

    /// Compares all of it with what the contract answers.
    #[track_caller]
    pub fn matches(&self, scene: &mut Credit) {
        for (id, title) in &self.titles {
            title.matches(scene, *id);
        }
        for (serial, title) in &self.serials {
            let is_live = (2..=7).contains(&self.titles[title].state);
            let expected = if is_live { *title } else { U256::ZERO };
            let held = scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: *serial });
            assert_eq!(held, expected, "{serial}");
        }
        for ((owner, operator), approved) in &self.operators {
            let call = ICaliber::isApprovedForAllCall { owner: *owner, operator: *operator };
            assert_eq!(scene.ask_caliber(&call), *approved);
        }
        for ((office, account), standing) in &self.standings {
            let kept = scene.ask_caliber(&ICaliber::standingCall { office: *office, account: *account });
            let ICaliber::standingReturn { approval, decidedAt, limit, drawn, entity } = kept;
            assert_eq!(Standing { approval, decided_at: decidedAt, limit, drawn, entity }, *standing);
        }
        for class in 1..=5 {
            let expected = self.shares.get(&class).copied().unwrap_or(7_000);
            assert_eq!(scene.ask_caliber(&ICaliber::loanToValueCall { assetClass: class }), expected);
        }
        let partners = scene.ask_caliber(&ICaliber::partnersCall {});
        assert_eq!(Some((partners.router, partners.auction)), self.partners);
        self.balances_match(scene);
    }

    #[track_caller]
    fn balances_match(&self, scene: &mut Credit) {
        let mut balances = BTreeMap::<Address, u64>::new();
        for title in self.titles.values() {
            *balances.entry(title.owner).or_default() += 1;
        }
        for (owner, balance) in balances {
            if !owner.is_zero() {
                let held = scene.ask_caliber(&ICaliber::balanceOfCall { owner });
                assert_eq!(held, U256::from(balance), "{owner}");
            }
        }
    }

    fn title(&mut self, id: U256) -> &mut Title {
        self.titles.entry(id).or_default()
    }
}

impl Title {
    #[track_caller]
    fn matches(&self, scene: &mut Credit, title: U256) {
        let kept = scene.ask_caliber(&ICaliber::titleCall { title });
        let (Some(document), Some(policy), Some(appraisal)) = (&self.document, &self.policy, &self.appraisal)
        else {
            panic!("title {title} was never registered");
        };
        let model = document.model.as_bytes();
        let expected = ICaliber::titleReturn {
            state: self.state,
            assetClass: document.assetClass,
            quantity: document.quantity,
            model: FixedBytes::right_padding_from(&model[..model.len().min(32)]),
            insuredAmount: policy.insuredAmount,
            policyExpiresAt: policy.expiresAt,
            policies: self.policies,
            frozenFrom: self.frozen_from,
            frozenUntil: self.frozen_until,
        };
        assert_eq!(kept, expected);
        let kept = scene.ask_caliber(&ICaliber::valuationCall { title });
        let expected = ICaliber::valuationReturn {
            value: appraisal.value,
            appraisedAt: appraisal.appraisedAt,
            method: appraisal.method,
            yearlyBps: appraisal.yearlyBps,
            residualBps: appraisal.residualBps,
            appended: self.appended,
        };
        assert_eq!(kept, expected);
        let parties = scene.ask_caliber(&ICaliber::partiesCall { title });
        let unless_own = |last: Address, own: Address| if last == own { Address::ZERO } else { last };
        assert_eq!(parties.appraiser, unless_own(appraisal.appraiser, document.appraisal.appraiser));
        assert_eq!(parties.insurer, unless_own(policy.insurer, document.policy.insurer));
        assert_eq!(
            scene.ask_caliber(&ICaliber::documentDigestCall { document: document.clone() }).title,
            title
        );
        if !matches!(self.state, 8 | 9) {
            assert_eq!(scene.owner(title), self.owner);
            assert_eq!(scene.ask_caliber(&ICaliber::getApprovedCall { tokenId: title }), self.approved);
        } else {
            assert_eq!(self.owner, Address::ZERO);
        }
    }
}
