//! The `usdai` command line: builds the contracts and works with them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use deploy::project::Project;
use deploy::verbs::{self, Verb};
use deploy::{bindings, build, demo, deployment, keeper, node, solidity};

/// Builds, deploys and operates the USD.AI contracts.
#[derive(Parser)]
#[command(name = "usdai", version)]
struct Cli {
    /// Folder of the project; by default the nearest one upwards that holds contracts/Cargo.toml.
    #[arg(long, global = true, value_name = "FOLDER")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds contracts as they go on chain, and prints what they weigh.
    Build(build::Arguments),
    /// Tells the protocol's story on an embedded chain, with the programs that were built.
    Demo(demo::Arguments),
    /// Generates the bindings: abi/*.json and the TypeScript sources, from abi/*.sol.
    Bindings(bindings::Arguments),
    /// Runs a local Arbitrum chain for wallets and tools, over JSON-RPC.
    Node(node::Arguments),
    /// Shows what it takes to put the suite on a chain, and with --yes does it; goes on where an earlier run stopped.
    Deploy(deployment::DeployArguments),
    /// Builds the suite again and compares code, wiring and roles on the chain with it and with the configuration.
    Verify(deployment::VerifyArguments),
    /// Shows which programs the chain keeps in its cache, and with --yes bids for places.
    Cache(deployment::CacheArguments),
    /// Shows how old the programs are, and with --yes pays for old ones to live on.
    Keepalive(deployment::KeepaliveArguments),
    /// Keeps redemptions and loans going: locks, opens everybody's bids with the beacon, clears; calls defaults, sells
    /// titles, sweeps. Anyone can run it.
    Keeper(keeper::Arguments),
    /// Compiles the Solidity fixtures of tests/solidity.
    Solidity,
    /// What a holder does.
    #[command(flatten)]
    Verb(Verb),
}

fn main() -> ExitCode {
    if let Some(code) = build::wrapper::run_as_wrapper() {
        return code;
    }
    let cli = Cli::parse();
    if let Command::Verb(verb) = &cli.command {
        return verbs::run(verb, cli.root.as_deref(), Cli::command());
    }
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    let root = cli.root.as_deref();
    if let Command::Node(arguments) = &cli.command {
        return node::run(root, arguments);
    }
    if let Command::Keeper(arguments) = &cli.command {
        return Ok(keeper::run(root, arguments)?);
    }
    let project = Project::find(root)?;
    match cli.command {
        Command::Build(arguments) => build::run(&project, &arguments)?,
        Command::Demo(arguments) => demo::run(&project, &arguments)?,
        Command::Bindings(arguments) => bindings::run(&project, &arguments)?,
        Command::Deploy(arguments) => deployment::deploy(&project, &arguments)?,
        Command::Verify(arguments) => deployment::verify(&project, &arguments)?,
        Command::Cache(arguments) => deployment::cache(&project, &arguments)?,
        Command::Keepalive(arguments) => deployment::keepalive(&project, &arguments)?,
        Command::Solidity => solidity::run(&project)?,
        Command::Node(_) | Command::Keeper(_) | Command::Verb(_) => {}
    }
    Ok(())
}
