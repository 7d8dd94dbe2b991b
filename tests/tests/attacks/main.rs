//! Attacks on USDai, the vault, redemptions and the authority as they ship, each named after what the attacker tries or
//! what becomes of it. All of them fail, or gain no more than the design allows, which is then told to the wei.

mod authority;
mod authority_pauses;
mod authority_places;
mod bad_assets;
mod escrow_deposits;
mod harvests;
mod listings;
mod moves;
mod positions_moves;
mod records;
mod redemptions_order;
mod redemptions_places;
mod redemptions_scarcity;
mod redemptions_seals;
mod redemptions_settle;
mod redemptions_step;
mod redemptions_support;
mod redemptions_withheld;
mod sales_bids;
mod sales_marks;
mod sales_support;
mod sales_tokens;
mod signatures;
mod support;
mod through_a_proxy;
mod titles_signers;
mod vault_book;
mod vault_clock;
mod vault_dilution;
mod vault_entry;
mod vault_fees;
mod vault_instant;
mod vault_marks;
mod vault_reserve;
mod vault_support;
