//! `usdai cache`: places in the chain's cache of programs, where calls cost less.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use serde::Serialize;

use super::arguments::BookArguments;
use super::error::DeploymentError;
use super::precompiles::{ARB_WASM_CACHE, ArbWasmCache, CacheManager};
use super::programs::{OnChain, answered, ether, of_book, print_json, say};
use super::text;
use crate::client::{ChainArguments, Client, Fees, Outgoing, Signer, SignerArguments};
use crate::project::Project;

/// What to bid, and who signs.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    #[command(flatten)]
    chain: ChainArguments,
    #[command(flatten)]
    book: BookArguments,
    #[command(flatten)]
    signer: SignerArguments,
    /// The most to bid for one program, in ETH.
    #[arg(long, value_name = "ETH", value_parser = ether, default_value = "0")]
    max_bid: U256,
    /// Places the bids; without it, they are shown and nothing is sent.
    #[arg(long)]
    yes: bool,
    /// Prints one JSON document.
    #[arg(long)]
    json: bool,
}

/// Where the chain's cache stands for a program.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(flatten)]
    program: OnChain,
    cached: bool,
    /// Least wei that get it a place; none if it has one.
    least_bid: Option<U256>,
    /// Whether a bid was placed now.
    bid: bool,
}

/// Shows which programs are cached and what a place costs, and bids for those that are not.
///
/// # Errors
/// [`DeploymentError`]; bids before the failing one were placed.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    answered(cache(project, arguments), arguments.json)
}

async fn cache(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    let client = Client::connect(&arguments.chain).await?;
    let (_, book) = arguments.book.require(project, &client)?;
    let managers = client.call(ARB_WASM_CACHE, &ArbWasmCache::allCacheManagersCall {}).await?;
    // The newest counts, as for cargo-stylus.
    let manager = *managers.last().ok_or(DeploymentError::NoCacheManager("none is appointed"))?;
    if client.call(manager, &CacheManager::isPausedCall {}).await? {
        return Err(DeploymentError::NoCacheManager("its bids are paused"));
    }
    let mut places = Vec::new();
    for program in of_book(&book) {
        places.push(look(&client, manager, program).await?);
    }
    if arguments.yes {
        bid(&client, arguments, manager, &mut places).await?;
    }
    if arguments.json {
        return print_json(&places);
    }
    let size = client.call(manager, &CacheManager::cacheSizeCall {}).await?;
    let used = client.call(manager, &CacheManager::queueSizeCall {}).await?;
    say(&format!("cache manager {manager}, {} of {} MiB used\n{}", used >> 20, size >> 20, table(&places)))?;
    if !arguments.yes && places.iter().any(|place| !place.cached) {
        say("Nothing was sent. Run it again with --yes and --max-bid to bid for what is not cached.\n")?;
    }
    Ok(())
}

async fn look(client: &Client, manager: Address, program: OnChain) -> Result<Place, DeploymentError> {
    let question = ArbWasmCache::codehashIsCachedCall { codehash: program.code_hash };
    let cached = client.call(ARB_WASM_CACHE, &question).await?;
    let least_bid = match cached {
        true => None,
        false => {
            let question = CacheManager::getMinBidCall { program: program.address };
            Some(U256::from(client.call(manager, &question).await?))
        }
    };
    Ok(Place { program, cached, least_bid, bid: false })
}

/// Bids the least for each; all are known to be affordable before the first is placed.
async fn bid(
    client: &Client,
    arguments: &Arguments,
    manager: Address,
    places: &mut [Place],
) -> Result<(), DeploymentError> {
    for Place { program, least_bid, .. } in places.iter() {
        if let Some(bid) = least_bid.filter(|bid| *bid > arguments.max_bid) {
            return Err(DeploymentError::BidTooHigh { contract: program.name.clone(), bid, placed: 0 });
        }
    }
    let signer: Signer = arguments.signer.signer(client.chain_id()).await?;
    let mut placed = 0;
    for place in places {
        // A place may have become cheaper or, by somebody else's bid, dearer or needless.
        let Place { least_bid, .. } = look(client, manager, place.program.clone()).await?;
        let Some(value) = least_bid else {
            place.cached = true;
            continue;
        };
        if value > arguments.max_bid {
            let contract = place.program.name.clone();
            return Err(DeploymentError::BidTooHigh { contract, bid: value, placed });
        }
        let data = CacheManager::placeBidCall { program: place.program.address }.abi_encode().into();
        client.send(&signer, &Outgoing { to: manager, data, value }, Fees::default()).await?;
        *place = Place { program: place.program.clone(), cached: true, least_bid: Some(value), bid: true };
        placed += 1;
    }
    Ok(())
}

fn table(places: &[Place]) -> String {
    let mut rows = vec![["contract", "address", "cached", "least bid ETH"].map(str::to_owned).to_vec()];
    rows.extend(places.iter().map(|place| {
        let cached = match (place.cached, place.bid) {
            (true, true) => "yes, now",
            (true, false) => "yes",
            (false, _) => "no",
        };
        let bid = place.least_bid.map(text::ether).unwrap_or_default();
        vec![place.program.name.clone(), place.program.address.to_string(), cached.into(), bid]
    }));
    text::table(&rows, &[3])
}
