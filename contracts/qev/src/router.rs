//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IQEV as abi;
use crate::bids::Sealed;
use crate::errors::Error;
use crate::ledger::{Amount, Part};
use crate::parameters::Pair;
use crate::requests::{Request, number_of};
use crate::reveals::Opened;
use crate::sealing::SEAL_DOMAIN;
use crate::slots::Place;
use crate::storage::Qev;
use crate::transfers::Transfer;
use alloc::vec::Vec;
use alloy_primitives::B256;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append, short_text};
use kit::{Routed, selectors};
use qev_auction::Opening;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    NAME = nameCall,
    SYMBOL = symbolCall,
    BALANCE_OF = balanceOfCall,
    OWNER_OF = ownerOfCall,
    APPROVE = approveCall,
    GET_APPROVED = getApprovedCall,
    SET_APPROVAL_FOR_ALL = setApprovalForAllCall,
    IS_APPROVED_FOR_ALL = isApprovedForAllCall,
    TRANSFER_FROM = transferFromCall,
    SAFE_TRANSFER_FROM = safeTransferFrom_0Call,
    SAFE_TRANSFER_FROM_WITH_DATA = safeTransferFrom_1Call,
    TRANSFER_FROM_WITH_FINGERPRINT = transferFromWithFingerprintCall,
    TOKEN_URI = tokenURICall,
    GET_STATE_FINGERPRINT = getStateFingerprintCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    REQUEST = requestCall,
    REQUEST_WITH_COMMITMENT = requestWithCommitmentCall,
    REDEEM_FOR = redeemForCall,
    WITHDRAW_FOR = withdrawForCall,
    COMMIT = commitCall,
    WITHDRAW_COMMITMENT = withdrawCommitmentCall,
    WITHDRAW_BID = withdrawBidCall,
    CANCEL = cancelCall,
    CLAIM = claimCall,
    LOCK = lockCall,
    REVEAL = revealCall,
    REVEAL_MANY = revealManyCall,
    PROVE_BEACON = proveBeaconCall,
    CLEAR = clearCall,
    COLLECT = collectCall,
    VAULT = vaultCall,
    GENESIS = genesisCall,
    DOMAIN = sealDomainCall,
    POSITION = positionCall,
    PENDING_REDEEM_REQUEST = pendingRedeemRequestCall,
    CLAIMABLE_REDEEM_REQUEST = claimableRedeemRequestCall,
    CLAIMABLE = claimableCall,
    SHARES_AHEAD = sharesAheadCall,
    PLACES = placesCall,
    PARAMETERS = parametersCall,
    PAUSE_REQUESTS = pauseRequestsCall,
    SET_RULES = setRulesCall,
}

/// ERC-165, ERC-721, its metadata, ERC-5646.
const INTERFACES: [u32; 4] = [0x01ffc9a7, 0x80ac58cd, 0x5b5e139f, GET_STATE_FINGERPRINT];
/// Words of an opening in an array.
const OPENING_WORDS: usize = 4;
const SHARES_MAXIMUM: u128 = Opening::SHARES_MAXIMUM;

impl Program for Qev {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_bids(selector, a, &mut output)?
            || self.route_epochs(selector, a, &mut output)?
            || self.route_claims(selector, a, &mut output)?
            || self.route_requests(selector, a, &mut output)?
            || self.route_transfers(selector, a)?
            || self.route_owners(selector, a, &mut output)?
            || self.route_positions(selector, a, &mut output)?
            || self.route_books(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl Qev {
    fn route_bids(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let id = match selector {
            COMMIT | WITHDRAW_COMMITMENT | WITHDRAW_BID | CANCEL => a.uint(),
            _ => return Ok(false),
        };
        let sealed = (selector == COMMIT).then(|| read_sealed(a));
        a.check()?;
        let shares = match (selector, sealed) {
            (COMMIT, Some(sealed)) => return self.commit(id, &sealed).map(|()| true),
            (WITHDRAW_BID, _) => self.withdraw_bid(id)?,
            (CANCEL, _) => self.cancel(id)?,
            _ => return self.withdraw_commitment(id).map(|()| true),
        };
        append(output, &[shares.word()]);
        Ok(true)
    }

    fn route_epochs(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            LOCK => self.lock()?,
            PROVE_BEACON => {
                let signature = a.bytes();
                a.check()?;
                self.prove_beacon(signature)?;
            }
            REVEAL => {
                let opened = read_opened(a);
                a.check()?;
                self.reveal(&opened)?;
            }
            REVEAL_MANY => {
                let (mut elements, length) = a.records(OPENING_WORDS);
                let openings: Vec<_> = (0..length).map(|_| read_opened(&mut elements)).collect();
                a.check()?;
                elements.check()?;
                let opened = self.reveal_many(openings.into_iter())?;
                let words: Vec<_> = opened.iter().map(Word::word).collect();
                append_array(output, &words);
            }
            CLEAR => {
                let blocks = read_u32(a);
                a.check()?;
                append(output, &[self.clear(blocks)?.word()]);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_claims(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let Part { shares, assets } = match selector {
            COLLECT | CLAIM => {
                let ((mut elements, length), epochs) = (a.array(), read_u32(a));
                let receiver = (selector == CLAIM).then(|| a.address());
                a.check()?;
                let ids = (0..length).map(|_| elements.uint());
                self.collect(ids, epochs, receiver)?
            }
            REDEEM_FOR | WITHDRAW_FOR => {
                let (controller, amount) = (a.address(), a.uint());
                a.check()?;
                let is_redeem = selector == REDEEM_FOR;
                self.take(
                    controller,
                    if is_redeem { Amount::Shares(amount) } else { Amount::Assets(amount) },
                )?
            }
            _ => return Ok(false),
        };
        append(output, &[shares.word(), assets.word()]);
        Ok(true)
    }

    fn route_requests(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        if !matches!(selector, REQUEST | REQUEST_WITH_COMMITMENT) {
            return Ok(false);
        }
        let request = Request { shares: a.uint(), controller: a.address(), owner: a.address() };
        let sealed = (selector == REQUEST_WITH_COMMITMENT).then(|| (a.uint(), read_sealed(a)));
        a.check()?;
        let id = match sealed {
            Some((expected, sealed)) => self.request_with_commitment(&request, expected, &sealed)?,
            None => self.request(&request)?,
        };
        append(output, &[number_of(id).word()]);
        Ok(true)
    }

    fn route_transfers(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        let is_transfer = matches!(
            selector,
            TRANSFER_FROM
                | SAFE_TRANSFER_FROM
                | SAFE_TRANSFER_FROM_WITH_DATA
                | TRANSFER_FROM_WITH_FINGERPRINT
        );
        if !is_transfer {
            return Ok(false);
        }
        let transfer = Transfer { from: a.address(), to: a.address(), id: a.uint() };
        let fingerprint = (selector == TRANSFER_FROM_WITH_FINGERPRINT).then(|| a.word());
        let data = if selector == SAFE_TRANSFER_FROM_WITH_DATA { a.bytes() } else { &[] };
        a.check()?;
        match (selector, fingerprint) {
            (TRANSFER_FROM, _) => self.transfer(&transfer)?,
            (_, Some(fingerprint)) => self.transfer_as_seen(&transfer, fingerprint)?,
            _ => self.transfer_asking(&transfer, data)?,
        }
        Ok(true)
    }

    fn route_owners(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            NAME | SYMBOL => {
                let text = if selector == NAME { "USDai Redemption Position" } else { "qUSDai" };
                let [length, text] = short_text(text);
                append(output, &[0x20_u64.word(), length, text]);
                return Ok(true);
            }
            BALANCE_OF => self.balance_word(a.address())?,
            OWNER_OF => self.owned(a.uint())?.1.word(),
            GET_APPROVED => {
                let (id, _) = self.owned(a.uint())?;
                self.address_at(Place::Approved(id)).word()
            }
            IS_APPROVED_FOR_ALL => self.is_operator(a.address(), a.address()).word(),
            TOKEN_URI => {
                *output = self.token_uri(a.uint())?;
                return Ok(true);
            }
            GET_STATE_FINGERPRINT => self.fingerprint(a.uint())?,
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            APPROVE => {
                let (approved, id) = (a.address(), a.uint());
                a.check()?;
                return self.approve(approved, id).map(|()| true);
            }
            SET_APPROVAL_FOR_ALL => {
                let (operator, is_approved) = (a.address(), a.boolean());
                a.check()?;
                return self.set_approval_for_all(operator, is_approved).map(|()| true);
            }
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }

    fn route_positions(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let shares = match selector {
            POSITION => {
                append(output, &self.position_words(a.uint())?);
                return Ok(true);
            }
            CLAIMABLE => {
                let account = self.account(a.address());
                append(output, &[account.shares.word(), account.assets.word()]);
                return Ok(true);
            }
            SHARES_AHEAD => self.shares_ahead(a.uint())?.word(),
            PENDING_REDEEM_REQUEST | CLAIMABLE_REDEEM_REQUEST => {
                let [pending, claimable] = self.request_words(a.uint(), a.address());
                if selector == PENDING_REDEEM_REQUEST { pending } else { claimable }
            }
            _ => return Ok(false),
        };
        append(output, &[shares]);
        Ok(true)
    }

    fn route_books(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            PLACES => {
                let (mut keys, length) = a.array();
                a.check()?;
                let words: Vec<_> = (0..length).map(|_| self.place(keys.uint()).word()).collect();
                append_array(output, &words);
            }
            PARAMETERS => append(output, &self.parameters_words()),
            VAULT => append(output, &[self.settings().vault.word()]),
            GENESIS => append(output, &[self.settings().clock.genesis.get().word()]),
            DOMAIN => append(output, &[SEAL_DOMAIN]),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            PAUSE_REQUESTS => {
                let until = a.uint_up_to(u64::MAX);
                a.check()?;
                self.pause_requests(until)?;
            }
            SET_RULES => {
                let (maximum, penalty) = (read_u16(a), read_u16(a));
                a.check()?;
                self.set_rules(maximum, penalty)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let authority = a.address();
                let pair = Pair {
                    vault: a.address(),
                    genesis: a.uint_up_to(u64::MAX),
                    beacon: a.address(),
                    metadata: a.address(),
                };
                a.check()?;
                self.construct(authority, &pair)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_u16(a: &mut Arguments) -> u16 {
    a.uint_up_to(u64::from(u16::MAX)) as u16
}

fn read_u32(a: &mut Arguments) -> u32 {
    a.uint_up_to(u64::from(u32::MAX)) as u32
}

fn read_sealed<'a>(a: &mut Arguments<'a>) -> Sealed<'a> {
    Sealed { epoch: a.uint_up_to(u64::MAX), commitment: a.word(), ciphertext: a.bytes() }
}

fn read_opened(a: &mut Arguments) -> Opened {
    let (id, tick) = (a.uint(), read_u16(a));
    let opening =
        Opening { tick, shares: a.uint_up_to_u128(SHARES_MAXIMUM), salt: a.uint_up_to_u128(u128::MAX) };
    Opened { id, opening }
}

/// An array as the only result.
fn append_array(output: &mut Vec<u8>, words: &[B256]) {
    append(output, &[0x20_u64.word(), (words.len() as u64).word()]);
    append(output, words);
}
