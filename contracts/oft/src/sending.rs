//! Tokens that leave.

use crate::abi::IOFT as abi;
use crate::errors::{self, Error};
use crate::message::{Amount, RATE, recipient};
use crate::options::SEND;
use crate::partners::Departure;
use crate::storage::{Oft, Place};
use alloy_primitives::{Address, B256, U256};
use kit::calldata::Arguments;
use kit::words::Word;
use kit::{emit, host, token};
use usdai_core::fixed;

/// What to send.
pub struct SendParameters<'a> {
    eid: u64,
    to: B256,
    amount: U256,
    minimum: U256,
    extra_options: &'a [u8],
    is_composed: bool,
}

impl<'a> SendParameters<'a> {
    /// Reads the struct, where the next word says.
    pub fn read(a: &mut Arguments<'a>) -> Result<Self, Error> {
        let mut fields = a.tuple();
        let parameters = Self {
            eid: fields.uint_up_to(u32::MAX.into()),
            to: fields.word(),
            amount: fields.uint(),
            minimum: fields.uint(),
            extra_options: fields.bytes(),
            is_composed: !fields.bytes().is_empty(),
        };
        let _command = fields.bytes();
        fields.check()?;
        Ok(parameters)
    }
}

/// What a sender pays for a message.
pub struct Fee {
    /// Wei.
    pub native: U256,
    /// In LayerZero's token.
    pub lz_token: U256,
}

impl Oft {
    /// Anyone: sends tokens of the caller's. What `plan` refuses, `LzTokenUnavailable`, `NotEnoughNative`,
    /// `ZeroAddress`, and what token, bridge and endpoint refuse.
    pub(crate) fn send(
        &mut self,
        parameters: &SendParameters,
        fee: &Fee,
        refund: Address,
    ) -> Result<[B256; 6], Error> {
        let (sender, value) = (host::sender(), host::value());
        if !fee.lz_token.is_zero() {
            return Err(errors::lz_token_unavailable());
        }
        if value != fee.native {
            return Err(errors::not_enough_native(value));
        }
        if refund.is_zero() {
            return Err(errors::zero_address());
        }
        let departure = self.plan(parameters)?;
        let amount = departure.amount.local;
        let outstanding = fixed::add(self.outstanding(departure.eid), amount)?;
        self.store(Place::Outstanding(departure.eid), outstanding.word());
        token::take(self.token.get(), sender, amount)?;
        self.burn(amount)?;
        let [guid, nonce, native, lz_token] = self.dispatch(&departure, value, refund)?;
        emit!(OFTSent, [guid, sender], [departure.eid, amount, amount]);
        Ok([guid, nonce, native, lz_token, amount.word(), amount.word()])
    }

    /// What sending costs. What `plan` refuses, `LzTokenUnavailable`, and what the endpoint refuses.
    pub(crate) fn quote_send(
        &self,
        parameters: &SendParameters,
        in_lz_token: bool,
    ) -> Result<[B256; 2], Error> {
        if in_lz_token {
            return Err(errors::lz_token_unavailable());
        }
        self.quote(&self.plan(parameters)?)
    }

    /// The least and the most that can be sent now, no fees in tokens, and what would be sent and arrive. What `plan`
    /// refuses.
    pub(crate) fn quote_oft(&self, parameters: &SendParameters) -> Result<[B256; 6], Error> {
        let amount = self.plan(parameters)?.amount.local.word();
        let most = Amount::new(u64::MAX)?.local.min(self.burning_limit()?);
        let most = Amount::down(most)?.local;
        // The list of fees is empty, after what is before it.
        Ok([RATE.word(), most.word(), 0xa0_u64.word(), amount, amount, 0_u64.word()])
    }

    /// The message that would be sent.
    ///
    /// `ComposeRefused`, `NoPeer`, `InvalidRecipient`, `AmountSDOverflowed`, `SlippageExceeded`, `ZeroAmount`,
    /// `InvalidOptions`.
    fn plan(&self, parameters: &SendParameters) -> Result<Departure, Error> {
        let SendParameters { eid, to, minimum, .. } = *parameters;
        if parameters.is_composed {
            return Err(errors::compose_refused());
        }
        let peer = self.peer(eid)?;
        recipient(to)?;
        let amount = Amount::down(parameters.amount)?;
        if amount.local < minimum {
            return Err(errors::slippage_exceeded(amount.local, minimum));
        }
        if amount.shared == 0 {
            return Err(errors::zero_amount());
        }
        let options = self.combine_options(eid, SEND, parameters.extra_options)?;
        Ok(Departure { eid, peer, to, amount, options })
    }
}
