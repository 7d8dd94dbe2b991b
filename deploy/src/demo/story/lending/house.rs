//! What the contracts that lend are told before the first loan.

use alloy_primitives::{Address, FixedBytes, keccak256};
use alloy_sol_types::SolCall;
use usdai_bindings::{
    IAuthority, ICaliber, ICollateralAuction, ILoanBook, ILoanPositions, ILoanRouter, ISUSDai, IUSDai,
};

use super::super::{opening::push, units};
use super::people::People;
use crate::demo::stage::Stage;

/// Basis points of what a sale brings.
pub const LIQUIDATION_FEE: u16 = 500;
const OPERATOR: u8 = 1;
const CURATOR: u8 = 2;
/// For one loan, one borrower, one curator, in whole USDai.
const LIMITS: [u64; 3] = [200_000, 200_000, 400_000];
/// What an operator may borrow in all, and what a curator may stand behind, in whole dollars.
const STANDING: u64 = 500_000;

/// Targets, partners, limits, roles and standings.
pub fn open(stage: &mut Stage, people: &People) -> anyhow::Result<()> {
    let (credit, admin) = (stage.credit, &people.admin);
    let pause = ILoanRouter::pauseBorrowingCall::SELECTOR;
    let title =
        "The contracts that lend take orders from the authority as well; the guardian can pause borrowing";
    stage.act(title, admin, stage.authority, &target(credit.router, &[pause]))?;
    for contract in [credit.caliber, credit.auction, credit.positions, credit.book] {
        stage.arrange(admin, stage.authority, &target(contract, &[]))?;
    }
    wire(stage, people)?;
    limit(stage, people)?;
    for (name, account) in [
        ("UNDERWRITER", &people.underwriter),
        ("TITLE_AGENT", &people.agent),
        ("BAILEE", &people.bailee),
        ("APPRAISER", &people.appraiser),
        ("INSURER", &people.insurer),
        ("STRATEGIST", &people.strategist),
    ] {
        let grant = IAuthority::grantRoleCall { role: keccak256(name), account: account.address };
        stage.arrange(admin, stage.authority, &grant)?;
    }
    approve(stage, people)
}

/// Who works with whom, once and for ever.
fn wire(stage: &mut Stage, people: &People) -> anyhow::Result<()> {
    let (credit, admin) = (stage.credit, &people.admin);
    let (router, auction) = (credit.router, credit.auction);
    let partners = ICaliber::setPartnersCall { router, auction };
    push(stage, admin, "Titles can be pledged to the router, for ever", credit.caliber, &partners)?;
    for (target, data) in [
        (auction, ICollateralAuction::setRouterCall { router }.abi_encode()),
        (credit.positions, ILoanPositions::setRouterCall { router }.abi_encode()),
        (credit.book, ILoanBook::setRouterCall { router }.abi_encode()),
    ] {
        let order = IAuthority::pushCall { target, data: data.into() };
        stage.arrange(admin, stage.authority, &order)?;
    }
    let name = ISUSDai::setLoanBookCall { loanBook: credit.book };
    push(stage, admin, "The vault's cash is lent by the loan book", stage.susdai, &name)?;
    let exempt = IUSDai::setCapExemptCall { account: credit.book, exempt: true };
    push(stage, admin, "which turns USDai into dollars and back at any time", stage.usdai, &exempt)
}

fn limit(stage: &mut Stage, people: &People) -> anyhow::Result<()> {
    let (credit, admin) = (stage.credit, &people.admin);
    let [per_loan, per_borrower, per_curator] = LIMITS.map(units);
    let limits = ILoanBook::setLimitsCall {
        perLoan: per_loan,
        perBorrower: per_borrower,
        perCurator: per_curator,
        minimumCash: units(0),
    };
    push(stage, admin, "at most 200,000 in one loan", credit.book, &limits)?;
    let recipient = ILoanRouter::setFeeRecipientCall { recipient: admin.address };
    push(stage, admin, "Fees of loans have a recipient", credit.router, &recipient)?;
    let fee = ILoanRouter::setLiquidationFeeRateCall { rate: LIQUIDATION_FEE };
    push(stage, admin, "and a sale costs 5% of what it brings", credit.router, &fee)
}

/// The underwriter knows two operators and a curator.
fn approve(stage: &mut Stage, people: &People) -> anyhow::Result<()> {
    let caliber = stage.credit.caliber;
    for (office, account, title) in [
        (OPERATOR, &people.olive, "The underwriter approves Olive, who runs GPUs, up to 500,000"),
        (OPERATOR, &people.otto, "and Otto"),
        (CURATOR, &people.curator, "and a curator, who takes losses before the vault does"),
    ] {
        let (account, entity) = (account.address, keccak256(&account.name));
        let call = ICaliber::grantStandingCall { office, account, entity, limit: units(STANDING) };
        stage.act(title, &people.underwriter, caliber, &call)?;
    }
    Ok(())
}

fn target(target: Address, entries: &[[u8; 4]]) -> IAuthority::addTargetCall {
    let entries = entries.iter().map(|entry| FixedBytes(*entry)).collect();
    IAuthority::addTargetCall { target, entries }
}
