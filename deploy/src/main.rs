//! The `usdai` command line: builds the contracts and works with them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use deploy::project::Project;
use deploy::{bindings, build, demo, node, solidity};

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
    /// Compiles the Solidity fixtures of tests/solidity.
    Solidity,
}

fn main() -> ExitCode {
    if let Some(code) = build::wrapper::run_as_wrapper() {
        return code;
    }
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    let project = Project::find(cli.root.as_deref())?;
    match cli.command {
        Command::Build(arguments) => build::run(&project, &arguments)?,
        Command::Demo(arguments) => demo::run(&project, &arguments)?,
        Command::Bindings(arguments) => bindings::run(&project, &arguments)?,
        Command::Node(arguments) => node::run(&project, &arguments)?,
        Command::Solidity => solidity::run(&project)?,
    }
    Ok(())
}
