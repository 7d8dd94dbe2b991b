//! Deploys and wires credit, in the order in which the tool does.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, Chain, Program};

use super::titles::{CURATOR, OPERATOR};
use super::{Credit, Currency, People};
use crate::abi::{
    IAuthority, ICaliber, ICaliberMetadata, ICollateralAuction, IDepositTimelock, ILoanBook, ILoanLens,
    ILoanPositions, ILoanRouter, ISUSDai, IToken, IUSDai,
};
use crate::{Redemptions, init_code, whole};

/// What operators and curators may have outstanding, whole dollars.
const LIMIT: u64 = 10_000_000;
/// What the vault lends at most, whole dollars: in a loan, to a borrower, before a curator; and what has to be left.
const LIMITS: [u64; 4] = [1_000_000, 4_000_000, 4_000_000, 500_000];
/// What the vault has at first, whole USDai: of the dollars of 6, 8 and 18 decimals in equal parts.
const STAKED: u64 = 6_000_000;

impl Credit {
    pub(super) fn build() -> anyhow::Result<Self> {
        let mut redemptions = Redemptions::new();
        let (authority, vault) = (redemptions.suite.authority, redemptions.susdai());
        let usdai = redemptions.suite.usdai();
        let dollar = redemptions.world().dollar;
        let chain = redemptions.chain();
        chain.register_errors(&errors())?;
        let people = People::new(chain);
        // Without a constructor there is nothing to send to one.
        let metadata = chain.deploy_without_constructor(&Program::load("caliber-metadata")?)?.address;
        let caliber = deploy(chain, "caliber", &(authority, metadata).abi_encode())?;
        let timelock = chain.deploy_without_constructor(&Program::load("deposit-timelock")?)?.address;
        let auction = deploy(chain, "collateral-auction", &(authority, caliber).abi_encode())?;
        let positions = deploy(chain, "loan-positions", &authority.abi_encode())?;
        let arguments = (authority, vault, usdai, caliber, auction, positions).abi_encode();
        let book = deploy(chain, "loan-book", &arguments)?;
        let opening = chain.deploy_without_constructor(&Program::load("loan-opening")?)?.address;
        let defaults = chain.deploy_without_constructor(&Program::load("loan-default")?)?.address;
        let arguments =
            (authority, caliber, timelock, positions, auction, book, opening, defaults).abi_encode();
        let router = deploy(chain, "loan-router", &arguments)?;
        let lens = deploy(chain, "loan-lens", &router.abi_encode())?;
        let mut dollar_of = |decimals: u8| -> anyhow::Result<Currency> {
            let code = init_code("Dollar", &U256::from(decimals).abi_encode())?;
            Ok(Currency { token: chain.deploy_evm(code)?.address, decimals })
        };
        let usd6 = Currency { token: dollar, decimals: 6 };
        let (usd8, usd18) = (dollar_of(8)?, dollar_of(18)?);
        let mut scene = Self {
            redemptions,
            metadata,
            caliber,
            timelock,
            auction,
            positions,
            book,
            router,
            lens,
            usd6,
            usd8,
            usd18,
            people,
        };
        scene.wire()?;
        scene.approve()?;
        scene.stake()?;
        Ok(scene)
    }

    /// What the administrator does first.
    fn wire(&mut self) -> anyhow::Result<()> {
        let Self { caliber, auction, positions, book, router, .. } = *self;
        let (usdai, susdai) = (self.suite().usdai(), self.suite().susdai());
        for (target, entries) in [
            (caliber, vec![]),
            (auction, vec![]),
            (positions, vec![]),
            (book, vec![]),
            (router, vec![Self::PAUSE_BORROWING]),
        ] {
            self.suite().rule(&IAuthority::addTargetCall { target, entries })?;
        }
        self.push(caliber, &ICaliber::setPartnersCall { router, auction })?;
        self.push(auction, &ICollateralAuction::setRouterCall { router })?;
        self.push(positions, &ILoanPositions::setRouterCall { router })?;
        self.push(book, &ILoanBook::setRouterCall { router })?;
        self.push(susdai, &ISUSDai::setLoanBookCall { loanBook: book })?;
        self.push(usdai, &IUSDai::setCapExemptCall { account: book, exempt: true })?;
        let recipient = self.people.fees.address;
        self.push(router, &ILoanRouter::setFeeRecipientCall { recipient })?;
        self.set_limits(LIMITS);
        for currency in [self.usd8, self.usd18] {
            let asset = currency.token;
            let listed = IUSDai::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: 10_000 };
            self.push(usdai, &listed)?;
        }
        Ok(())
    }

    /// Gives everybody its role or standing, and the borrower's titles to the router.
    fn approve(&mut self) -> anyhow::Result<()> {
        let people = self.people.clone();
        for (role, account) in [
            ("TITLE_AGENT", &people.agent),
            ("BAILEE", &people.bailee),
            ("APPRAISER", &people.appraiser),
            ("INSURER", &people.insurer),
            ("MONITOR", &people.monitor),
            ("UNDERWRITER", &people.underwriter),
            ("STRATEGIST", &people.strategist),
        ] {
            self.suite().grant(role, account.address)?;
        }
        let [first, second, _] = &people.buyers;
        for operator in [&people.borrower, &people.operator, first, second] {
            self.grant_standing(OPERATOR, operator.address, LIMIT)?;
        }
        self.grant_standing(CURATOR, people.curator.address, LIMIT)?;
        Ok(())
    }

    /// Has the vault get its cash, from somebody who does not leave.
    fn stake(&mut self) -> anyhow::Result<()> {
        let (usdai, vault) = (self.suite().usdai(), self.suite().susdai());
        let staker = self.chain().account("staker");
        for currency in [self.usd6, self.usd8, self.usd18] {
            let amount = currency.whole(STAKED / 3);
            self.fund(&staker, currency, amount, usdai);
            self.redemptions.world().deposit(&staker, currency.token, amount)?;
        }
        let approve = IToken::approveCall { spender: vault, value: U256::MAX };
        self.chain().send(&staker, usdai, &approve)?;
        self.suite().staking.stake(&staker, whole(STAKED, 18))?;
        Ok(())
    }
}

impl People {
    fn new(chain: &mut Chain) -> Self {
        let mut account = |name: &str| -> Account { chain.account(name) };
        Self {
            borrower: account("borrower"),
            operator: account("operator"),
            curator: account("curator"),
            lenders: ["lender 1", "lender 2", "lender 3", "lender 4", "lender 5"].map(&mut account),
            agent: account("title agent"),
            bailee: account("bailee"),
            appraiser: account("appraiser"),
            insurer: account("insurer"),
            monitor: account("monitor"),
            underwriter: account("underwriter"),
            strategist: account("strategist"),
            fees: account("fees"),
            keeper: account("keeper"),
            buyers: ["buyer 1", "buyer 2", "buyer 3"].map(&mut account),
            stranger: account("stranger"),
        }
    }
}

fn deploy(chain: &mut Chain, name: &str, arguments: &[u8]) -> anyhow::Result<Address> {
    Ok(chain.deploy(&Program::load(name)?, arguments)?.address)
}

fn errors() -> Vec<&'static str> {
    [
        ICaliber::ICaliberErrors::SIGNATURES,
        ICaliberMetadata::ICaliberMetadataErrors::SIGNATURES,
        ICollateralAuction::ICollateralAuctionErrors::SIGNATURES,
        IDepositTimelock::IDepositTimelockErrors::SIGNATURES,
        ILoanBook::ILoanBookErrors::SIGNATURES,
        ILoanLens::ILoanLensErrors::SIGNATURES,
        ILoanPositions::ILoanPositionsErrors::SIGNATURES,
        ILoanRouter::ILoanRouterErrors::SIGNATURES,
    ]
    .concat()
}
