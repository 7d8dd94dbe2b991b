//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ICaliber as abi;
use crate::documents::{DOMAIN, digest_of, read, read_appraisal, read_policy, read_time, read_u8, read_u16};
use crate::errors::{Error, of_title};
use crate::storage::{Caliber, Place, keccak, party, word_of};
use crate::transfers::Transfer;
use alloc::vec::Vec;
use alloy_primitives::B256;
use caliber_nft::{Office, TitleId, delivery_hash};
use kit::calldata::Arguments;
use kit::domain;
use kit::program::Program;
use kit::words::{Word, append, short_text};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai_core::Seconds;

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
    TOKEN_URI = tokenURICall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    REGISTER = registerCall,
    ATTEST = attestCall,
    ACTIVATE = activateCall,
    WITHDRAW = withdrawCall,
    KEEP = keepCall,
    REDEEM = redeemCall,
    APPEND_APPRAISAL = appendAppraisalCall,
    APPEND_POLICY = appendPolicyCall,
    FREEZE = freezeCall,
    LIFT = liftCall,
    GRANT_STANDING = grantStandingCall,
    REVOKE_STANDING = revokeStandingCall,
    SET_PARTNERS = setPartnersCall,
    SET_LOAN_TO_VALUE = setLoanToValueCall,
    PLEDGE = pledgeCall,
    REPLEDGE = repledgeCall,
    RELEASE = releaseCall,
    MARK_DEFAULTED = markDefaultedCall,
    MARK_CURED = markCuredCall,
    FORECLOSE = forecloseCall,
    SELL = sellCall,
    GIVE_BACK = giveBackCall,
    TITLE = titleCall,
    VALUATION = valuationCall,
    PARTIES = partiesCall,
    HOLDER_OF_SERIAL = holderOfSerialCall,
    CURRENT_VALUE = currentValueCall,
    MAX_LOAN = maxLoanCall,
    LOAN_TO_VALUE = loanToValueCall,
    STANDING = standingCall,
    IS_CURATOR = isCuratorCall,
    IS_HOLDER = isHolderCall,
    PARTNERS = partnersCall,
    DOCUMENT_DIGEST = documentDigestCall,
    APPRAISAL_DIGEST = appraisalDigestCall,
    POLICY_DIGEST = policyDigestCall,
    DELIVERY_DIGEST = deliveryDigestCall,
    EIP712_DOMAIN = eip712DomainCall,
}

/// ERC-165, ERC-721, its metadata, ERC-5267.
const INTERFACES: [u32; 4] = [0x01ffc9a7, 0x80ac58cd, 0x5b5e139f, EIP712_DOMAIN];

impl Program for Caliber {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_lending(selector, a)?
            || self.route_views(selector, a, &mut output)?
            || self.route_documents(selector, a, &mut output)?
            || self.route_titles(selector, a)?
            || self.route_transfers(selector, a)?
            || self.route_owners(selector, a, &mut output)?
            || self.route_accounts(selector, a, &mut output)?
            || self.route_digests(selector, a, &mut output)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl Caliber {
    fn route_lending(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            PLEDGE => {
                let (title, borrower, principal) = (read_title(a), a.address(), a.uint());
                a.check()?;
                self.pledge(title, borrower, principal)?;
            }
            REPLEDGE => {
                let (title, borrower, old, principal) = (read_title(a), a.address(), a.uint(), a.uint());
                a.check()?;
                self.repledge(title, borrower, old, principal)?;
            }
            RELEASE | SELL => {
                let (title, to) = (read_title(a), a.address());
                a.check()?;
                if selector == SELL { self.sell(title, to)? } else { self.release(title, to)? }
            }
            MARK_DEFAULTED | MARK_CURED | FORECLOSE => {
                let title = read_title(a);
                a.check()?;
                match selector {
                    MARK_DEFAULTED => self.mark_defaulted(title)?,
                    MARK_CURED => self.mark_cured(title)?,
                    _ => self.foreclose(title)?,
                }
            }
            GIVE_BACK => {
                let (borrower, principal) = (a.address(), a.uint());
                a.check()?;
                self.give_back(borrower, principal)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_views(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            OWNER_OF => self.owner(read_title(a))?.word(),
            CURRENT_VALUE => self.value_word(read_title(a), read_time(a))?,
            MAX_LOAN => self.max_loan_word(read_title(a))?,
            HOLDER_OF_SERIAL => self.holder_word(a.word().0),
            TITLE => {
                append(output, &self.title_words(read_title(a))?);
                return Ok(true);
            }
            VALUATION => {
                append(output, &self.valuation_words(read_title(a))?);
                return Ok(true);
            }
            PARTIES => {
                append(output, &self.parties_words(read_title(a))?);
                return Ok(true);
            }
            TOKEN_URI => {
                *output = self.token_uri(read_title(a))?;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }

    fn route_documents(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        if !matches!(
            selector,
            REGISTER | ATTEST | ACTIVATE | WITHDRAW | REDEEM | APPEND_APPRAISAL | APPEND_POLICY
        ) {
            return Ok(false);
        }
        let document = read(a)?;
        match selector {
            REGISTER => {
                let owner = a.address();
                a.check()?;
                append(output, &[word_of(self.register(&document, owner)?)]);
            }
            ATTEST => {
                let (mut elements, length) = a.array();
                let signatures = [a.bytes(), a.bytes(), a.bytes()];
                a.check()?;
                let serials: Vec<_> = (0..length).map(|_| elements.word().0).collect();
                self.attest(&document, &serials, &signatures)?;
            }
            REDEEM => {
                let (delivered_at, signature) = (read_time(a), a.bytes());
                a.check()?;
                self.redeem(&document, delivered_at, signature)?;
            }
            APPEND_APPRAISAL => {
                let (appraiser, appraisal) = read_appraisal(a)?;
                let signature = a.bytes();
                a.check()?;
                self.append_appraisal(&document, appraiser, appraisal, signature)?;
            }
            APPEND_POLICY => {
                let ((insurer, policy), signature) = (read_policy(a), a.bytes());
                a.check()?;
                self.append_policy(&document, insurer, &policy, signature)?;
            }
            _ => {
                a.check()?;
                if selector == ACTIVATE { self.activate(&document)? } else { self.withdraw(&document)? }
            }
        }
        Ok(true)
    }

    fn route_titles(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        if !matches!(selector, KEEP | FREEZE | LIFT) {
            return Ok(false);
        }
        let title = read_title(a);
        let length = if selector == FREEZE { a.uint_up_to(u64::MAX) } else { 0 };
        a.check()?;
        match selector {
            KEEP => self.keep(title)?,
            FREEZE => self.freeze(title, Seconds::new(length))?,
            _ => self.lift(title)?,
        }
        Ok(true)
    }

    fn route_transfers(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        if !matches!(selector, TRANSFER_FROM | SAFE_TRANSFER_FROM | SAFE_TRANSFER_FROM_WITH_DATA) {
            return Ok(false);
        }
        let transfer = Transfer { from: a.address(), to: a.address(), title: read_title(a) };
        let data = if selector == SAFE_TRANSFER_FROM_WITH_DATA { a.bytes() } else { &[] };
        a.check()?;
        match selector {
            TRANSFER_FROM => self.transfer(&transfer)?,
            _ => self.transfer_asking(&transfer, data)?,
        }
        Ok(true)
    }

    fn route_owners(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            NAME | SYMBOL => {
                let [length, text] = short_text(if selector == NAME { "CALIBER Title" } else { DOMAIN });
                append(output, &[0x20_u64.word(), length, text]);
                return Ok(true);
            }
            BALANCE_OF => {
                let owner = a.address();
                a.check()?;
                self.balance_word(owner)?
            }
            GET_APPROVED => {
                let title = read_title(a);
                self.owner(title)?;
                self.word_at(Place::Approved(title))
            }
            IS_APPROVED_FOR_ALL => self.is_operator(a.address(), a.address()).word(),
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            APPROVE => {
                let (approved, title) = (a.address(), read_title(a));
                a.check()?;
                return self.approve(approved, title).map(|()| true);
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

    fn route_accounts(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            IS_CURATOR => append(output, &[self.is_approved_as(Office::Curator, a.address()).word()]),
            IS_HOLDER => append(output, &[self.is_holder(a.address()).word()]),
            STANDING => {
                let (office, account) = (read_u8(a), a.address());
                a.check()?;
                append(output, &self.standing_words(office, account)?);
            }
            LOAN_TO_VALUE => {
                let class = read_u8(a);
                a.check()?;
                append(output, &[self.loan_to_value_word(class)?]);
            }
            PARTNERS => append(output, &self.partners_words()),
            GRANT_STANDING => {
                let (office, account, entity, limit) = (read_u8(a), a.address(), a.word(), a.uint());
                a.check()?;
                self.grant_standing(office, account, entity, limit)?;
            }
            REVOKE_STANDING => {
                let (office, account) = (read_u8(a), a.address());
                a.check()?;
                self.revoke_standing(office, account)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_digests(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let hash = match selector {
            EIP712_DOMAIN => {
                append(output, &domain::description(DOMAIN));
                return Ok(true);
            }
            DOCUMENT_DIGEST => {
                let title = read(a)?.id(&keccak).word();
                append(output, &[B256::new(title)]);
                title
            }
            APPRAISAL_DIGEST => {
                let title = read_title(a);
                let (appraiser, appraisal) = read_appraisal(a)?;
                appraisal.append_hash(&keccak, title, appraiser)
            }
            POLICY_DIGEST => {
                let title = read_title(a);
                let (insurer, policy) = read_policy(a);
                let sequence = self.registry().title(title).map_err(of_title)?.policies;
                policy.append_hash(&keccak, title, sequence, insurer)
            }
            DELIVERY_DIGEST => {
                let (title, receiver) = (read_title(a), a.address());
                delivery_hash(&keccak, title, party(receiver), read_time(a))
            }
            _ => return Ok(false),
        };
        append(output, &[digest_of(hash)]);
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_LOAN_TO_VALUE => {
                let (class, share) = (read_u8(a), read_u16(a));
                a.check()?;
                self.set_loan_to_value(class, share)?;
            }
            SET_PARTNERS | CONSTRUCTOR_SELECTOR => {
                let (first, second) = (a.address(), a.address());
                a.check()?;
                if selector == SET_PARTNERS {
                    self.set_partners(first, second)?;
                } else {
                    self.construct(first, second)?;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A title's number.
fn read_title(a: &mut Arguments) -> TitleId {
    TitleId::new(a.word().0)
}
