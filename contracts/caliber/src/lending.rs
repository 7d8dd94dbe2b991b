//! What the loan router and the auction do with titles.

use crate::abi::ICaliber as abi;
use crate::errors::{self, Error, of_title};
use crate::storage::{Caliber, Place, now, party, word_of};
use alloy_primitives::{Address, U256};
use caliber_nft::{Actor, CaliberError, Office, State, Title, TitleId, Told, Voucher};
use kit::{emit, host};
use usdai_core::Usd;

impl Caliber {
    /// Router: pledges a title of the borrower for a loan, which it holds from now on.
    ///
    /// `NoTitle`, `NoEdge`, `NotAllowed`, `Frozen`, `NotApproved`, `NothingAsked`, `CreditExceeded`, `PolicyLapsed`,
    /// `AppraisalStale`, `LoanAboveMaximum`, `ERC721IncorrectOwner`.
    pub(crate) fn pledge(&mut self, title: TitleId, borrower: Address, principal: U256) -> Result<(), Error> {
        self.bind(title, borrower, principal)?;
        let owner = self.owner(title)?;
        if owner != borrower {
            return Err(errors::erc721_incorrect_owner(borrower, word_of(title), owner));
        }
        self.hand_over(title, Actor::Router, host::sender())
    }

    /// Router: the same for a title that it holds, once the loan before is paid off.
    pub(crate) fn repledge(
        &mut self,
        title: TitleId,
        borrower: Address,
        old_principal: U256,
        principal: U256,
    ) -> Result<(), Error> {
        self.by_router(title, State::Active, Voucher::PaidOff)?;
        self.give_back(borrower, old_principal)?;
        self.bind(title, borrower, principal)
    }

    /// Router: gives a title back when its loan is paid off. `NoTitle`, `NoEdge`, `NotAllowed`,
    /// `ERC721InvalidReceiver`.
    pub(crate) fn release(&mut self, title: TitleId, to: Address) -> Result<(), Error> {
        let before = self.by_router(title, State::Active, Voucher::PaidOff)?;
        before.check_transfer(Actor::Router, false, now()).map_err(of_title)?;
        self.move_to(title, to)
    }

    /// Router: says that the loan is in default. `NoTitle`, `NoEdge`, `NotAllowed`.
    pub(crate) fn mark_defaulted(&mut self, title: TitleId) -> Result<(), Error> {
        self.by_router(title, State::Defaulted, Voucher::Overdue).map(|_| ())
    }

    /// Router: says that the arrears are paid. `NoTitle`, `NoEdge`, `NotAllowed`.
    pub(crate) fn mark_cured(&mut self, title: TitleId) -> Result<(), Error> {
        self.check_from(title, self.router(), State::Defaulted)?;
        self.by_router(title, State::Pledged, Voucher::ArrearsPaid).map(|_| ())
    }

    /// Router: has the auction hold the title. `NoTitle`, `NoEdge`, `NotAllowed`.
    pub(crate) fn foreclose(&mut self, title: TitleId) -> Result<(), Error> {
        self.by_router(title, State::Foreclosed, Voucher::CureWindowOver)?;
        self.hand_over(title, Actor::Router, self.address_at(Place::Auction))
    }

    /// Auction: the title is the buyer's. `NoTitle`, `NoEdge`, `NotAllowed`, `ERC721InvalidReceiver`.
    pub(crate) fn sell(&mut self, title: TitleId, buyer: Address) -> Result<(), Error> {
        let by = self.partner(Place::Auction, Actor::Auction);
        let told = Told { voucher: Some(Voucher::ProceedsPaid), ..Told::default() };
        self.take(title, State::Sold, by, told)?;
        self.hand_over(title, by, buyer)
    }

    /// Router: principal of an operator came back. `NotRouter`, `ArithmeticOverflow` for more than is outstanding.
    pub(crate) fn give_back(&mut self, borrower: Address, principal: U256) -> Result<(), Error> {
        if self.router() != Actor::Router {
            return Err(errors::not_router(host::sender()));
        }
        let standing = self.registry().give_back(Office::Operator, party(borrower), Usd::new(principal));
        let drawn = standing.map_err(of_title)?.drawn.raw();
        emit!(CreditGivenBack, [borrower], [principal, drawn]);
        Ok(())
    }

    /// Takes the edge to a pledge and draws the borrower's credit.
    fn bind(&mut self, title: TitleId, borrower: Address, principal: U256) -> Result<(), Error> {
        let by = self.router();
        self.check_from(title, by, State::Active)?;
        let (operator, loan) = (party(borrower), Usd::new(principal));
        let standing = self.registry().standing(Office::Operator, operator);
        self.take(title, State::Pledged, by, Told { loan, operator: standing, ..Told::default() })?;
        let drawn = self.registry().draw(Office::Operator, operator, loan).map_err(of_title)?.drawn;
        emit!(CreditDrawn, [borrower, word_of(title)], [principal, drawn.raw()]);
        Ok(())
    }

    /// `NoEdge` where the router would take the other of the two edges that lead to a pledge.
    fn check_from(&self, title: TitleId, by: Actor, expected: State) -> Result<(), Error> {
        let from = self.registry().title(title).map_err(of_title)?.state;
        if from == expected || by != Actor::Router {
            return Ok(());
        }
        Err(of_title(CaliberError::NoEdge { from, to: State::Pledged }))
    }

    fn router(&self) -> Actor {
        self.partner(Place::Router, Actor::Router)
    }

    fn by_router(&mut self, title: TitleId, to: State, voucher: Voucher) -> Result<Title, Error> {
        self.take(title, to, self.router(), Told { voucher: Some(voucher), ..Told::default() })
    }
}
