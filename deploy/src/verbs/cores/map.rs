//! What events of the suite mean to the computation of points.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolEvent;
use cores_engine::{Act, Clearing};
use usdai_bindings::{ICores, ILoanPositions, ILoanRouter, IQEV, ISUSDai, IUSDai};

use super::error::CoresError;
use crate::logs::Event;

/// Where points are earned.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    /// The stablecoin.
    pub usdai: Address,
    /// The vault.
    pub susdai: Address,
    /// Who says who referred whom.
    pub cores: Address,
    /// The redemption auction, if there is one.
    pub qev: Option<Address>,
    /// Loans, if there are any.
    pub loan_router: Option<Address>,
    /// Lenders' positions.
    pub loan_positions: Option<Address>,
}

impl Sources {
    /// All of them.
    #[must_use]
    pub fn addresses(&self) -> Vec<Address> {
        let always = [self.usdai, self.susdai, self.cores];
        let others = [self.qev, self.loan_router, self.loan_positions];
        always.into_iter().chain(others.into_iter().flatten()).collect()
    }

    /// First topics of all events that count.
    #[must_use]
    pub fn topics() -> Vec<B256> {
        vec![
            IUSDai::Transfer::SIGNATURE_HASH,
            IUSDai::Deposited::SIGNATURE_HASH,
            IQEV::Requested::SIGNATURE_HASH,
            IQEV::Revealed::SIGNATURE_HASH,
            IQEV::BidWithdrawn::SIGNATURE_HASH,
            IQEV::Cancelled::SIGNATURE_HASH,
            IQEV::Cleared::SIGNATURE_HASH,
            ILoanRouter::LoanOriginated::SIGNATURE_HASH,
            ILoanRouter::LenderRepaid::SIGNATURE_HASH,
            ILoanRouter::LenderRecovered::SIGNATURE_HASH,
            ICores::Referred::SIGNATURE_HASH,
        ]
    }

    /// An event as the computation takes it; none of an event that does not count.
    ///
    /// # Errors
    /// [`CoresError::Unreadable`] for one that has not the form that its contract gives it.
    pub fn event(&self, event: &Event) -> Result<Option<cores_engine::Event>, CoresError> {
        let unreadable = || CoresError::Unreadable { block: event.block, index: event.index };
        let act = match self.act(event) {
            Reading::Act(act) => act,
            Reading::Other => return Ok(None),
            Reading::Unreadable => return Err(unreadable()),
        };
        let index = u32::try_from(event.index).map_err(|_| unreadable())?;
        Ok(Some(cores_engine::Event { block: event.block, index, time: event.time, act }))
    }

    fn act(&self, event: &Event) -> Reading {
        let (address, topic) = (event.address, event.topics.first().copied().unwrap_or_default());
        let is_transfer = topic == IUSDai::Transfer::SIGNATURE_HASH;
        if is_transfer && address == self.usdai {
            return decoded::<IUSDai::Transfer>(event, |IUSDai::Transfer { from, to, value }| {
                Some(Act::UsdaiMoved { from, to, value: small(value)? })
            });
        }
        if is_transfer && address == self.susdai {
            return decoded::<ISUSDai::Transfer>(event, |ISUSDai::Transfer { from, to, value }| {
                Some(Act::SharesMoved { from, to, value: small(value)? })
            });
        }
        if address == self.usdai && topic == IUSDai::Deposited::SIGNATURE_HASH {
            return decoded::<IUSDai::Deposited>(event, |minted| {
                Some(Act::UsdaiMinted { to: minted.recipient, amount: small(minted.mintAmount)? })
            });
        }
        if address == self.cores && topic == ICores::Referred::SIGNATURE_HASH {
            return decoded::<ICores::Referred>(event, |ICores::Referred { account, referrer }| {
                Some(Act::Referred { account, referrer })
            });
        }
        if Some(address) == self.qev {
            return waiting(event, topic);
        }
        if Some(address) == self.loan_router {
            return lending(event, topic);
        }
        if is_transfer && Some(address) == self.loan_positions {
            return decoded::<ILoanPositions::Transfer>(event, |moved| {
                Some(Act::LoanMoved { id: moved.tokenId.into(), from: moved.from, to: moved.to })
            });
        }
        Reading::Other
    }
}

/// What becomes of an event.
enum Reading {
    Act(Act),
    Other,
    Unreadable,
}

fn decoded<E: SolEvent>(event: &Event, act: impl FnOnce(E) -> Option<Act>) -> Reading {
    let data = event.log_data().and_then(|data| E::decode_log_data_validate(&data).ok());
    data.and_then(act).map_or(Reading::Unreadable, Reading::Act)
}

fn waiting(event: &Event, topic: B256) -> Reading {
    match topic {
        IQEV::Transfer::SIGNATURE_HASH => decoded::<IQEV::Transfer>(event, |moved| {
            Some(Act::PlaceMoved { id: place(moved.tokenId)?, from: moved.from, to: moved.to })
        }),
        IQEV::Requested::SIGNATURE_HASH => decoded::<IQEV::Requested>(event, |asked| {
            Some(Act::Requested { id: place(asked.id)?, shares: small(asked.shares)? })
        }),
        IQEV::Revealed::SIGNATURE_HASH => decoded::<IQEV::Revealed>(event, |bid| {
            Some(Act::Revealed { id: place(bid.id)?, tick: bid.tick, shares: small(bid.shares)? })
        }),
        IQEV::BidWithdrawn::SIGNATURE_HASH => {
            decoded::<IQEV::BidWithdrawn>(event, |bid| Some(Act::BidWithdrawn { id: place(bid.id)? }))
        }
        IQEV::Cancelled::SIGNATURE_HASH => {
            decoded::<IQEV::Cancelled>(event, |position| Some(Act::Cancelled { id: place(position.id)? }))
        }
        IQEV::Cleared::SIGNATURE_HASH => decoded::<IQEV::Cleared>(event, |cleared| {
            Some(Act::Cleared(Clearing {
                bid_served: small(cleared.bidServed)?,
                line_served: small(cleared.lineServed)?,
                marginal_tick: cleared.marginalTick,
                marginal_served: small(cleared.marginalServed)?,
                marginal_bid: small(cleared.marginalBid)?,
                is_void: cleared.isVoid,
            }))
        }),
        _ => Reading::Other,
    }
}

fn lending(event: &Event, topic: B256) -> Reading {
    match topic {
        ILoanRouter::LoanOriginated::SIGNATURE_HASH => {
            decoded::<ILoanRouter::LoanOriginated>(event, |opened| {
                let tranches = opened.terms.trancheSpecs.iter();
                let tranches = tranches.map(|tranche| Some((tranche.lender, small(tranche.amount)?)));
                let (loan, decimals) = (opened.loan, opened.decimals);
                Some(Act::LoanOpened { loan, decimals, tranches: tranches.collect::<Option<_>>()? })
            })
        }
        ILoanRouter::LenderRepaid::SIGNATURE_HASH => decoded::<ILoanRouter::LenderRepaid>(event, |paid| {
            let (loan, index) = (paid.loan, u8::try_from(paid.index).ok()?);
            Some(Act::PrincipalEnded { loan, index, amount: small(paid.principal)? })
        }),
        ILoanRouter::LenderRecovered::SIGNATURE_HASH => {
            decoded::<ILoanRouter::LenderRecovered>(event, |paid| {
                let (loan, index) = (paid.loan, u8::try_from(paid.index).ok()?);
                let amount = small(paid.principal.checked_add(paid.lost)?)?;
                Some(Act::PrincipalEnded { loan, index, amount })
            })
        }
        _ => Reading::Other,
    }
}

fn small(value: U256) -> Option<u128> {
    u128::try_from(value).ok()
}

fn place(id: U256) -> Option<u64> {
    u64::try_from(id).ok()
}
