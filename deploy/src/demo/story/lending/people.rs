//! Who lends, borrows, attests and buys.

use stylus_chain::chain::Account;

use crate::demo::stage::Stage;

/// Everybody of this part of the story.
pub struct People {
    /// Gives orders through the authority.
    pub admin: Account,
    /// Approves operators and curators.
    pub underwriter: Account,
    /// Registers titles.
    pub agent: Account,
    /// Keeps the hardware.
    pub bailee: Account,
    /// Values it.
    pub appraiser: Account,
    /// Insures it.
    pub insurer: Account,
    /// Agrees for the vault to loans.
    pub strategist: Account,
    /// Lends below the vault.
    pub curator: Account,
    /// Pays back.
    pub olive: Account,
    /// Does not.
    pub otto: Account,
    /// Bids, and is outbid.
    pub yuri: Account,
    /// Buys.
    pub zoe: Account,
    /// Does what anybody may.
    pub keeper: Account,
}

impl People {
    /// The same people each time.
    pub fn gather(stage: &mut Stage) -> Self {
        let mut person = |name| stage.person(name);
        Self {
            admin: person("admin"),
            underwriter: person("underwriter"),
            agent: person("title agent"),
            bailee: person("bailee"),
            appraiser: person("appraiser"),
            insurer: person("insurer"),
            strategist: person("strategist"),
            curator: person("curator"),
            olive: person("olive"),
            otto: person("otto"),
            yuri: person("yuri"),
            zoe: person("zoe"),
            keeper: person("keeper"),
        }
    }
}
