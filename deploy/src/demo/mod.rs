//! `usdai demo`: the protocol's story on the embedded chain, with the shipped programs.

mod credit;
mod node;
mod report;
mod stage;
mod story;
mod text;

use clap::Args;

use crate::progress::Progress;
use crate::project::Project;

/// How the story is told.
#[derive(Args)]
pub struct Arguments {
    /// Print one JSON document instead of text.
    #[arg(long)]
    json: bool,
}

/// Deploys the built programs on a fresh chain and tells the story.
///
/// # Errors
/// A program or fixture is not built, or a step ends otherwise than the story says.
pub fn run(project: &Project, arguments: &Arguments) -> anyhow::Result<()> {
    let progress = Progress::start();
    let mut stage = stage::Stage::open(project, &progress)?;
    story::tell(&mut stage, &progress)?;
    drop(progress);
    let report = stage.into_report();
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print!("{}", text::render(&report));
    }
    Ok(())
}
