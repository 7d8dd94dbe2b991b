//! The protocol's own conversions are free of all of it.

use alloy_primitives::{Bytes, U256};
use tests::{
    abi::IUSDai,
    access::{CLOSED, MAKERS, OPEN, data},
    check::{done, refused},
    whole,
};

use crate::support::{Beta, CAP};

#[test]
fn an_exempt_sender_mints_in_every_mode_and_counts_against_nothing() {
    for mode in [CLOSED, OPEN, MAKERS] {
        let mut beta = Beta::new();
        let [alice, _, carol] = beta.people();
        beta.set_mode(mode);
        done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::ONE }));
        done(beta.rule(&IUSDai::openTrancheCall { cap: whole(100, 18), perBlockBps: 100 }));
        done(beta.rule(&IUSDai::setCapExemptCall { account: carol.address, exempt: true }));
        // Beyond address, block and supply, for itself and for anybody.
        for to in [carol.address, alice.address, beta.world.treasury.address] {
            done(beta.world.deposit_with(&carol, to, whole(CAP + 1, 6), Bytes::new()));
            assert_eq!(beta.minter(to), (U256::ZERO, U256::ZERO, false), "mode {mode}");
        }
        let tranche = beta.ask(&IUSDai::trancheCall {});
        assert_eq!((tranche.perBlock, tranche.left), (whole(1, 18), whole(1, 18)), "mode {mode}");
        // Data is not looked at, but has to decode.
        done(beta.mint(&carol, 1, beta.list.data(0)));
        assert!(beta.mint(&carol, 1, data(9, &[])).is_err());
        done(beta.rule(&IUSDai::setCapExemptCall { account: carol.address, exempt: false }));
        assert!(beta.mint(&carol, 1, Bytes::new()).is_err());
    }
}

#[test]
fn the_exemption_is_the_senders_and_bound_by_switch_and_pause() {
    let mut beta = Beta::new();
    let [alice, _, carol] = beta.people();
    done(beta.mint(&alice, 1, beta.list.data(0)));
    done(beta.rule(&IUSDai::setCapExemptCall { account: carol.address, exempt: true }));
    let outcome = beta.world.deposit_with(&alice, carol.address, whole(1, 6), Bytes::new());
    refused(outcome, IUSDai::NotAdmitted { account: carol.address });
    // Alice is admitted as well; as long as she is exempt nothing of hers is counted.
    done(beta.rule(&IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    done(beta.mint(&alice, 5 * CAP, Bytes::new()));
    assert_eq!(beta.minter(alice.address), (whole(1, 18), whole(CAP, 18), true));
    let until = beta.world.chain.timestamp() + 100;
    done(beta.rule(&IUSDai::pauseMintCall { until }));
    refused(beta.mint(&carol, 1, Bytes::new()), IUSDai::MintPaused { until });
}
