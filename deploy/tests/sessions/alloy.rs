//! The session with alloy and the bindings of `usdai-bindings`.

use std::time::Duration;

use alloy::contract::{Error, SolCallBuilder};
use alloy::network::EthereumWallet;
use alloy::primitives::utils::parse_ether;
use alloy::providers::{DynProvider, Provider, ProviderBuilder};
use alloy::rpc::types::{BlockNumberOrTag, Filter, TransactionReceipt};
use alloy::signers::Signer;
use alloy::signers::local::PrivateKeySigner;
use alloy_primitives::{Address, U256, uint};
use alloy_sol_types::{SolCall, SolEvent, eip712_domain, sol};
use usdai_bindings::{ISUSDai, IToken, IUSDai};

use crate::node::{FIRST_KEY, Node};

const DOLLARS: U256 = uint!(1_000_000_000_U256);
const PAID: U256 = uint!(600_000_000_U256);
const MINTED: U256 = uint!(600_000_000_000_000_000_000_U256);
const STAKED: U256 = uint!(250_000_000_000_000_000_000_U256);

sol! {
    struct Permit {
        address owner;
        address spender;
        uint256 value;
        uint256 nonce;
        uint256 deadline;
    }
}

/// An account that sends by itself.
struct Wallet {
    signer: PrivateKeySigner,
    provider: DynProvider,
}

#[tokio::test]
async fn a_wallet_is_made_funded_and_mints_permits_and_stakes() {
    let node = Node::start();
    let wallet = Wallet::connect(&node, PrivateKeySigner::random());
    let relay = Wallet::connect(&node, FIRST_KEY.parse().expect("a key"));
    let owner = wallet.signer.address();
    fund(&wallet, &node).await;
    mint(&wallet, &node).await;

    let permit = permit(&wallet, &node).await;
    relay.send(node.usdai, &permit).await;
    let call = IUSDai::allowanceCall { owner, spender: node.susdai };
    assert_eq!(wallet.read(node.usdai, &call).await, STAKED);
    let error = relay.refused(node.usdai, &permit).await;
    let error = error.as_decoded_interface_error::<IUSDai::IUSDaiErrors>();
    assert!(
        matches!(error, Some(IUSDai::IUSDaiErrors::ERC2612InvalidSigner(_))),
        "a permit is good once: {error:?}"
    );

    let shares = wallet.read(node.susdai, &ISUSDai::previewDepositCall { assets: STAKED }).await;
    let stake = ISUSDai::deposit_1Call { assets: STAKED, receiver: owner, minShares: shares };
    wallet.send(node.susdai, &stake).await;
    assert_eq!(wallet.read(node.susdai, &ISUSDai::balanceOfCall { account: owner }).await, shares);
    assert_eq!(wallet.read(node.usdai, &IUSDai::balanceOfCall { account: owner }).await, MINTED - STAKED);
    read_events(&wallet, &node, shares).await;
}

/// The funded account pays for gas, and anyone can make test dollars.
async fn fund(wallet: &Wallet, node: &Node) {
    let owner = wallet.signer.address();
    let balance = parse_ether("1").expect("an amount");
    let set: () =
        wallet.provider.raw_request("anvil_setBalance".into(), (owner, balance)).await.expect("it is set");
    assert_eq!((set, wallet.provider.get_balance(owner).await.expect("a balance")), ((), balance));
    wallet.send(node.dollar, &IToken::mintCall { to: owner, value: DOLLARS }).await;
}

async fn mint(wallet: &Wallet, node: &Node) {
    let owner = wallet.signer.address();
    wallet.send(node.dollar, &IToken::approveCall { spender: node.usdai, value: PAID }).await;
    let quote = IUSDai::previewDepositCall { depositToken: node.dollar, depositAmount: PAID };
    assert_eq!(wallet.read(node.usdai, &quote).await, MINTED);
    let deposit = IUSDai::deposit_0Call {
        depositToken: node.dollar,
        depositAmount: PAID,
        usdaiAmountMinimum: MINTED,
        recipient: owner,
    };
    let receipt = wallet.send(node.usdai, &deposit).await;
    let event = receipt.decoded_log::<IUSDai::Deposited>().expect("its event").data;
    assert_eq!((event.caller, event.depositAmount, event.mintAmount), (owner, PAID, MINTED));
}

/// Lets the vault have what will be staked, by a signature.
async fn permit(wallet: &Wallet, node: &Node) -> IUSDai::permitCall {
    let (owner, spender) = (wallet.signer.address(), node.susdai);
    let named = wallet.read(node.usdai, &IUSDai::eip712DomainCall {}).await;
    let domain = eip712_domain! {
        name: named.name,
        version: named.version,
        chain_id: wallet.provider.get_chain_id().await.expect("the chain's id"),
        verifying_contract: node.usdai,
    };
    let latest = wallet.provider.get_block_by_number(BlockNumberOrTag::Latest).await.expect("an answer");
    let deadline = U256::from(latest.expect("a block").header.timestamp + 3_600);
    let nonce = wallet.read(node.usdai, &IUSDai::noncesCall { owner }).await;
    let permit = Permit { owner, spender, value: STAKED, nonce, deadline };
    let signature = wallet.signer.sign_typed_data(&permit, &domain).await.expect("a signature");
    IUSDai::permitCall {
        owner,
        spender,
        value: STAKED,
        deadline,
        v: 27 + u8::from(signature.v()),
        r: signature.r().into(),
        s: signature.s().into(),
    }
}

async fn read_events(wallet: &Wallet, node: &Node, shares: U256) {
    let owner = wallet.signer.address();
    let cases = [
        (node.usdai, Address::ZERO, owner, MINTED),
        (node.usdai, owner, node.susdai, STAKED),
        (node.susdai, Address::ZERO, owner, shares),
    ];
    for (contract, from, to, value) in cases {
        let filter = Filter::new().address(contract).event_signature(IToken::Transfer::SIGNATURE_HASH);
        let filter = filter.topic1(from.into_word()).topic2(to.into_word()).from_block(0);
        let logs = wallet.provider.get_logs(&filter).await.expect("the logs");
        let events = logs.iter().map(|log| IToken::Transfer::decode_log(&log.inner).expect("an event").data);
        assert_eq!(events.collect::<Vec<_>>(), [IToken::Transfer { from, to, value }]);
    }
}

impl Wallet {
    fn connect(node: &Node, signer: PrivateKeySigner) -> Self {
        let wallet = EthereumWallet::from(signer.clone());
        let provider = ProviderBuilder::new().wallet(wallet).connect_http(node.url.parse().expect("a URL"));
        provider.client().set_poll_interval(Duration::from_millis(20));
        Self { signer, provider: provider.erased() }
    }

    /// Asks a contract.
    async fn read<C: SolCall + Send + Sync>(&self, contract: Address, call: &C) -> C::Return {
        let call = SolCallBuilder::new_sol(&self.provider, &contract, call);
        call.call().await.expect("an answer")
    }

    /// Sends, and demands success.
    async fn send<C: SolCall + Send + Sync>(&self, contract: Address, call: &C) -> TransactionReceipt {
        let call = SolCallBuilder::new_sol(&self.provider, &contract, call);
        let receipt = call.send().await.expect("it is taken").get_receipt().await.expect("a receipt");
        assert!(receipt.status(), "it succeeds");
        receipt
    }

    /// Sends, and demands that the node refuses it.
    async fn refused<C: SolCall + Send + Sync>(&self, contract: Address, call: &C) -> Error {
        SolCallBuilder::new_sol(&self.provider, &contract, call).send().await.expect_err("it is refused")
    }
}
