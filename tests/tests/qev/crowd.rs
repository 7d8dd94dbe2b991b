//! Many positions of one contract wallet, made by the hundred.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use tests::{
    Redemptions,
    abi::{IQEV, ISUSDai, fixtures::IEvmCaller},
    check::{done, made},
    redemptions::Bid,
};

/// Positions that are made in one transaction.
const TOGETHER: usize = 100;

/// A contract wallet with its positions.
#[derive(Clone, Debug)]
pub struct Crowd {
    pub wallet: Address,
    pub ids: Vec<U256>,
}

impl Crowd {
    /// As many positions as there are bids, of so many shares each, some of them sealed.
    #[track_caller]
    pub fn new(scene: &mut Redemptions, shares: U256, bids: &[Option<Bid>]) -> Self {
        let all = shares * U256::from(bids.len());
        let giver = scene.holder("giver", all);
        let wallet = made(scene.world().deploy("EvmCaller", &[]));
        done(scene.tell_vault(&giver, &ISUSDai::transferCall { to: wallet, value: all }));
        let (first, epoch) = (scene.next_id(), scene.open_epoch());
        let ids: Vec<_> = (0..bids.len()).map(|n| first + U256::from(n)).collect();
        let mut crowd = Self { wallet, ids };
        let steps = bids.iter().zip(crowd.ids.clone());
        let steps: Vec<_> = steps.map(|(bid, id)| asked(scene, wallet, shares, id, epoch, *bid)).collect();
        crowd.act(scene, steps);
        crowd
    }

    /// As many that only wait.
    #[track_caller]
    pub fn waiting(scene: &mut Redemptions, shares: U256, count: usize) -> Self {
        Self::new(scene, shares, &vec![None; count])
    }

    /// Makes a call of the auction as the wallet.
    #[track_caller]
    pub fn tell<C: SolCall>(&self, scene: &mut Redemptions, call: &C) {
        let (target, anyone) = (scene.qev, scene.keeper.clone());
        let steps = vec![IEvmCaller::Step { target, data: call.abi_encode().into() }];
        done(scene.chain().send(&anyone, self.wallet, &IEvmCaller::batchCall { steps }));
    }

    /// Makes these calls of the vault in order.
    #[track_caller]
    fn act(&mut self, scene: &mut Redemptions, calls: Vec<Vec<u8>>) {
        let (vault, anyone) = (scene.susdai(), scene.keeper.clone());
        for part in calls.chunks(TOGETHER) {
            let steps = part.iter().map(|data| IEvmCaller::Step { target: vault, data: data.clone().into() });
            let call = IEvmCaller::batchCall { steps: steps.collect() };
            done(scene.chain().send(&anyone, self.wallet, &call));
        }
    }
}

fn asked(
    scene: &Redemptions,
    wallet: Address,
    shares: U256,
    id: U256,
    epoch: u64,
    bid: Option<Bid>,
) -> Vec<u8> {
    let Some(bid) = bid else {
        return ISUSDai::requestRedeemCall { shares, controller: wallet, owner: wallet }.abi_encode();
    };
    ISUSDai::requestRedeemWithCommitmentCall {
        shares,
        controller: wallet,
        owner: wallet,
        expectedId: id,
        epoch,
        commitment: bid.commitment(&scene.seal(id, epoch)),
        ciphertext: vec![].into(),
    }
    .abi_encode()
}

/// Opens these, a hundred at a time; returns which could be.
#[track_caller]
pub fn reveal_many(scene: &mut Redemptions, openings: &[IQEV::Opening]) -> Vec<bool> {
    let keeper = scene.keeper.clone();
    let parts = openings.chunks(TOGETHER).map(|part| {
        let call = IQEV::revealManyCall { openings: part.to_vec() };
        let receipt = done(scene.tell(&keeper, &call));
        receipt.returned::<IQEV::revealManyCall>().unwrap_or_default()
    });
    parts.collect::<Vec<_>>().concat()
}
