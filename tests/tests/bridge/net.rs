//! Chains with LayerZero's endpoints, and what carries a packet from one to another.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::{Account, CallError, Chain, Receipt};
use stylus_chain::executor::Transaction;
use tests::abi::IToken;
use tests::init_code;
use usdai_bindings::IOFT;

use crate::layerzero::{IEndpoint, IMessageLibrary, IStock};
use crate::packet::Packet;

/// One chain of them.
#[derive(Clone, Debug)]
pub struct Side {
    pub chain: Chain,
    pub endpoint: Address,
    pub library: Address,
    /// The contract that sends and receives.
    pub oft: Address,
    /// Its token.
    pub token: Address,
}

/// The chains by LayerZero's number of each, and the packets that were sent and not yet read.
#[derive(Clone, Debug)]
pub struct Net {
    sides: BTreeMap<u32, Side>,
    /// Blocks of each chain that were read.
    read: BTreeMap<u32, u64>,
    /// Owns the endpoints and the stock tokens.
    pub owner: Account,
    /// Delivers.
    pub executor: Account,
}

impl Net {
    pub fn new() -> Self {
        // LayerZero's contracts are their deployer's.
        let [owner, executor] = ["deployer", "executor"].map(Account::named);
        Self { sides: BTreeMap::new(), read: BTreeMap::new(), owner, executor }
    }

    /// Puts an endpoint on a chain that becomes number `eid`, with the library that is used for all others.
    pub fn add(&mut self, eid: u32, mut chain: Chain, others: &[u32]) -> anyhow::Result<()> {
        chain.account("executor");
        let owner = chain.account("deployer");
        let errors = [IEndpoint::IEndpointErrors::SIGNATURES, IStock::IStockErrors::SIGNATURES];
        chain.register_errors(&errors.concat())?;
        let arguments = (eid, owner.address).abi_encode();
        let endpoint = chain.deploy_evm(init_code("EndpointV2", &arguments)?)?.address;
        let arguments = (endpoint, owner.address).abi_encode();
        let library = chain.deploy_evm(init_code("SimpleMessageLib", &arguments)?)?.address;
        chain.send(&owner, endpoint, &IEndpoint::registerLibraryCall { library_: library })?;
        for other in others {
            let (eid, library_, period) = (*other, library, U256::ZERO);
            chain.send(&owner, endpoint, &IEndpoint::setDefaultSendLibraryCall { eid, library_ })?;
            let receive = IEndpoint::setDefaultReceiveLibraryCall { eid, library_, gracePeriod: period };
            chain.send(&owner, endpoint, &receive)?;
        }
        let side = Side { chain, endpoint, library, oft: Address::ZERO, token: Address::ZERO };
        self.sides.insert(eid, side);
        self.read.insert(eid, 0);
        Ok(())
    }

    /// Deploys LayerZero's own token on a chain; all of `supply` is the owner's at first.
    pub fn deploy_stock(&mut self, eid: u32, supply: U256) -> anyhow::Result<()> {
        let owner = self.owner.address;
        let side = self.side(eid);
        let code = init_code("StockToken", &(side.endpoint, owner, supply).abi_encode())?;
        side.oft = side.chain.deploy_evm(code)?.address;
        side.token = side.oft;
        Ok(())
    }

    /// Names a peer of a stock token.
    pub fn set_stock_peer(&mut self, eid: u32, other: u32, peer: B256) -> Result<Receipt, CallError> {
        let owner = self.owner.clone();
        let side = self.side(eid);
        side.chain.send(&owner, side.oft, &IOFT::setPeerCall { eid: other, peer })
    }

    /// # Panics
    /// There is no chain of that number.
    #[track_caller]
    pub fn side(&mut self, eid: u32) -> &mut Side {
        self.sides.get_mut(&eid).unwrap_or_else(|| panic!("no chain {eid}"))
    }

    #[track_caller]
    pub fn oft(&self, eid: u32) -> Address {
        self.sides[&eid].oft
    }

    /// The sending contract of a chain as others know it.
    pub fn peer(&self, eid: u32) -> B256 {
        self.oft(eid).into_word()
    }

    pub fn supply(&mut self, eid: u32) -> Result<U256, CallError> {
        let side = self.side(eid);
        side.chain.call(side.token, &IToken::totalSupplyCall {})
    }

    pub fn balance(&mut self, eid: u32, account: Address) -> Result<U256, CallError> {
        let side = self.side(eid);
        side.chain.call(side.token, &IToken::balanceOfCall { account })
    }

    /// Sends as a wallet does: asks for the fee and pays it.
    pub fn send(&mut self, eid: u32, from: &Account, order: &IOFT::SendParam) -> Result<Receipt, CallError> {
        let side = self.side(eid);
        let quote = IOFT::quoteSendCall { sendParam: order.clone(), payInLzToken: false };
        let fee = side.chain.call_as(from, side.oft, &quote)?;
        let (value, refund) = (fee.nativeFee, from.address);
        let call = IOFT::sendCall { sendParam: order.clone(), fee, refundAddress: refund };
        side.chain.send_value(from, side.oft, value, &call)
    }

    /// Reads what was sent on all chains since the last time, in order.
    ///
    /// # Panics
    /// An endpoint sent what is no packet.
    #[track_caller]
    pub fn sent(&mut self) -> Vec<Packet> {
        let mut packets = Vec::new();
        for (eid, side) in &self.sides {
            let head = side.chain.head().number;
            let read = self.read.insert(*eid, head).unwrap_or_default();
            let blocks = (read + 1..=head).filter_map(|number| side.chain.block(number));
            for receipt in blocks.flat_map(|block| &block.receipts) {
                let events = receipt.logs_of::<IEndpoint::PacketSent>(side.endpoint);
                packets.extend(events.iter().map(|event| {
                    let packet = Packet::decode(&event.encodedPayload);
                    packet.unwrap_or_else(|error| panic!("chain {eid}: {error:#}"))
                }));
            }
        }
        packets
    }

    /// Tells the receiving endpoint that a packet was sent, whether it was or not.
    pub fn verify(&mut self, packet: &Packet) -> Result<Receipt, CallError> {
        let executor = self.executor.clone();
        let side = self.side(packet.to);
        let call = IMessageLibrary::validatePacketCall { packet: packet.encode() };
        side.chain.send(&executor, side.library, &call)
    }

    /// Has the receiving endpoint deliver a packet.
    pub fn deliver(&mut self, packet: &Packet) -> Result<Receipt, CallError> {
        let executor = self.executor.clone();
        self.deliver_by(&executor, packet)
    }

    /// The same, by anybody.
    pub fn deliver_by(&mut self, caller: &Account, packet: &Packet) -> Result<Receipt, CallError> {
        let side = self.side(packet.to);
        side.chain.send(caller, side.endpoint, &delivery(packet))
    }

    /// The same with so much gas.
    pub fn deliver_with(&mut self, gas: u64, packet: &Packet) -> Result<Receipt, CallError> {
        let executor = self.executor.clone();
        let side = self.side(packet.to);
        let tx = side.chain.transaction(&executor, Some(side.endpoint), delivery(packet).abi_encode());
        side.chain.send_transaction(&Transaction { gas_limit: gas, ..tx })
    }

    /// Verified and delivered.
    pub fn carry(&mut self, packet: &Packet) -> Result<Receipt, CallError> {
        self.verify(packet)?;
        self.deliver(packet)
    }

    /// Carries what was sent since the last time; as many packets as it returns.
    pub fn carry_all(&mut self) -> Result<Vec<Packet>, CallError> {
        let packets = self.sent();
        for packet in &packets {
            self.carry(packet)?;
        }
        Ok(packets)
    }
}

/// An order without a least amount, options and a composed call.
pub fn order(to_eid: u32, to: B256, amount: U256) -> IOFT::SendParam {
    IOFT::SendParam {
        dstEid: to_eid,
        to,
        amountLD: amount,
        minAmountLD: U256::ZERO,
        extraOptions: Bytes::new(),
        composeMsg: Bytes::new(),
        oftCmd: Bytes::new(),
    }
}

/// What delivers a packet, by the endpoint.
pub fn delivery(packet: &Packet) -> IEndpoint::lzReceiveCall {
    IEndpoint::lzReceiveCall {
        origin: packet.origin(),
        receiver: packet.app(),
        guid: packet.guid,
        message: packet.message.clone(),
        extraData: Bytes::new(),
    }
}
