//! `usdai keepalive`: programs expire a year after their activation unless somebody pays for another.

use alloy::eips::BlockNumberOrTag;
use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::{StateOverride, StateOverridesBuilder};
use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolError};
use serde::Serialize;

use super::arguments::BookArguments;
use super::cost::with_margin;
use super::error::DeploymentError;
use super::precompiles::{ARB_WASM, ArbWasm};
use super::programs::{DAY_SECONDS, OnChain, answered, lifetime, of_book, print_json, say};
use super::text;
use crate::book::{Book, BookLock};
use crate::client::{ChainArguments, Client, ClientError, Fees, Outgoing, SignerArguments};
use crate::moment::utc;
use crate::project::Project;

/// Which programs to keep alive, and who signs.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    #[command(flatten)]
    chain: ChainArguments,
    #[command(flatten)]
    book: BookArguments,
    #[command(flatten)]
    signer: SignerArguments,
    /// Extends programs that were activated at least so many days ago. The chain takes 31 or more.
    #[arg(long, value_name = "DAYS", default_value_t = 180, value_parser = clap::value_parser!(u64).range(31..))]
    older_than: u64,
    /// Sends the transactions; without it, they are shown and nothing is sent.
    #[arg(long)]
    yes: bool,
    /// Prints one JSON document.
    #[arg(long)]
    json: bool,
}

/// How old a program is and what is to be done.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Life {
    #[serde(flatten)]
    program: OnChain,
    /// Unix seconds; none for a program that is not active.
    activated_at: Option<u64>,
    expires_at: Option<u64>,
    age_days: Option<u64>,
    need: Need,
    /// The fee in wei, if there is need.
    fee: Option<U256>,
    /// Whether it was paid now.
    done: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Need {
    Nothing,
    Keepalive,
    /// It has expired, or its activation is of an earlier version of the rules.
    Activation,
}

/// Shows the age of every program, and extends the lives of the old ones, which the address book then shows.
///
/// # Errors
/// [`DeploymentError`]; transactions before the failing one were sent.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    answered(keepalive(project, arguments), arguments.json)
}

async fn keepalive(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    let client = Client::connect(&arguments.chain).await?;
    let path = arguments.book.path(project, client.chain_id());
    let _lock = arguments.yes.then(|| BookLock::take(&path)).transpose()?;
    let (_, mut book) = arguments.book.require(project, &client)?;
    let mut lives = Vec::new();
    for program in of_book(&book) {
        lives.push(look(&client, program, arguments.older_than).await?);
    }
    if arguments.yes && lives.iter().any(|life| life.need != Need::Nothing) {
        let signer = arguments.signer.signer(client.chain_id()).await?;
        for life in lives.iter_mut().filter(|life| life.need != Need::Nothing) {
            // Those before have raised it.
            let asked = fee(&client, life.call()).await?;
            let outgoing = Outgoing { to: ARB_WASM, data: life.call(), value: with_margin(asked) };
            client.send(&signer, &outgoing, Fees::default()).await?;
            let now = look(&client, life.program.clone(), arguments.older_than).await?;
            *life = Life { fee: Some(asked), done: true, ..now };
            life.enter(&mut book);
            book.write(&path)?;
        }
    }
    if arguments.json {
        return print_json(&lives);
    }
    say(&table(&lives))?;
    if !arguments.yes && lives.iter().any(|life| life.need != Need::Nothing) {
        say("Nothing was sent. Run it again with --yes to pay for these.\n")?;
    }
    Ok(())
}

async fn look(client: &Client, program: OnChain, older_than: u64) -> Result<Life, DeploymentError> {
    let mut life = Life {
        program,
        activated_at: None,
        expires_at: None,
        age_days: None,
        need: Need::Activation,
        fee: None,
        done: false,
    };
    match lifetime(client, life.program.address).await {
        Ok((activated_at, expires_at)) => {
            let now = client.block(BlockNumberOrTag::Latest).await?.timestamp;
            let age_days = now.saturating_sub(activated_at) / DAY_SECONDS;
            life.need = if age_days >= older_than { Need::Keepalive } else { Need::Nothing };
            (life.activated_at, life.expires_at) = (Some(activated_at), Some(expires_at));
            life.age_days = Some(age_days);
        }
        Err(error) if error.revert_data().is_some_and(|data| is_lapsed(data)) => {}
        Err(error) => return Err(error.into()),
    }
    if life.need != Need::Nothing {
        life.fee = Some(fee(client, life.call()).await?);
    }
    Ok(life)
}

impl Life {
    fn enter(&self, book: &mut Book) {
        let Some(times) = self.activated_at.zip(self.expires_at) else { return };
        for entry in book.contracts.values_mut().filter(|entry| entry.code_hash == self.program.code_hash) {
            (entry.activated_at, entry.expires_at) = times;
        }
    }

    fn call(&self) -> Bytes {
        match self.need {
            Need::Activation => ArbWasm::activateProgramCall { program: self.program.address }.abi_encode(),
            Need::Nothing | Need::Keepalive => {
                ArbWasm::codehashKeepaliveCall { codehash: self.program.code_hash }.abi_encode()
            }
        }
        .into()
    }
}

/// Wei that the chain asks for a call: it refuses nothing and says how much it wants.
async fn fee(client: &Client, data: Bytes) -> Result<U256, ClientError> {
    let request = TransactionRequest::default().with_from(PAYER).with_to(ARB_WASM).with_input(data);
    let pretended: StateOverride =
        StateOverridesBuilder::default().with_balance(PAYER, U256::MAX >> 1).build();
    match client.simulate(request, pretended).await {
        Ok(_) => Ok(U256::ZERO),
        Err(error) => {
            let data = error.revert_data();
            let refusal = data.and_then(|data| ArbWasm::ProgramInsufficientValue::abi_decode(data).ok());
            refusal.map(|refusal| refusal.want).ok_or(error)
        }
    }
}

/// Whoever asks what it costs; no one.
const PAYER: Address = Address::with_last_byte(1);

fn is_lapsed(data: &[u8]) -> bool {
    ArbWasm::ProgramExpired::abi_decode(data).is_ok()
        || ArbWasm::ProgramNeedsUpgrade::abi_decode(data).is_ok()
        || ArbWasm::ProgramNotActivated::abi_decode(data).is_ok()
}

fn table(lives: &[Life]) -> String {
    let titles = ["contract", "activated", "age days", "expires", "fee ETH", ""];
    let mut rows = vec![titles.map(str::to_owned).to_vec()];
    rows.extend(lives.iter().map(|life| {
        let moment = |seconds: Option<u64>| {
            seconds.map_or_else(|| "not active".into(), |seconds| utc(U256::from(seconds)))
        };
        let state = match (life.done, life.need) {
            (true, _) => "paid now",
            (false, Need::Nothing) => "young enough",
            (false, Need::Keepalive) => "to be kept alive",
            (false, Need::Activation) => "to be activated again",
        };
        vec![
            life.program.name.clone(),
            moment(life.activated_at),
            life.age_days.map(|days| days.to_string()).unwrap_or_default(),
            moment(life.expires_at),
            life.fee.map(text::ether).unwrap_or_default(),
            state.into(),
        ]
    }));
    text::table(&rows, &[2, 4])
}
