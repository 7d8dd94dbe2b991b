//! `usdai deploy`: shows the plan, and with `--yes` carries it out.

use std::io::Write;

use serde_json::json;

use super::arguments::SuiteArguments;
use super::artifact::git_commit;
use super::chain::require_ground;
use super::contracts::AUTHORITY;
use super::error::DeploymentError;
use super::execute::Execution;
use super::plan::Plan;
use super::programs::{answered, build, print_json, say};
use super::site::Site;
use crate::book::{Book, BookLock};
use crate::client::{Signer, SignerArguments};
use crate::project::Project;

/// What to deploy, where, and who signs.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    #[command(flatten)]
    suite: SuiteArguments,
    #[command(flatten)]
    signer: SignerArguments,
    /// Sends the transactions; without it, the plan is shown and nothing is sent.
    #[arg(long)]
    yes: bool,
    /// Prints one JSON document.
    #[arg(long)]
    json: bool,
}

/// Shows what a deployment would send, and sends it if told to.
///
/// # Errors
/// [`DeploymentError`]; what was sent until then is in the address book.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    answered(deploy(project, arguments), arguments.json)
}

async fn deploy(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    let (config, client) = arguments.suite.open().await?;
    let signer = arguments.signer.signer(client.chain_id()).await?;
    let path = arguments.suite.book.path(project, client.chain_id());
    let _lock = arguments.yes.then(|| BookLock::take(&path)).transpose()?;
    let book = (path.clone(), Book::read(&path)?);
    // Of programs that lie there, nobody knows which commit they are from.
    let git_commit = match arguments.suite.no_build {
        true => None,
        false => {
            build(project)?;
            git_commit(project)
        }
    };
    let mut site = Site::survey(project, client, config, signer.address(), book).await?;
    site.facts.require_fit(&site.artifacts)?;
    require_ground(&site.client, &site.config).await?;
    // Who stops listening does not stop the deployment.
    let tell = |line: &str| drop(writeln!(std::io::stderr(), "{line}"));
    let mut execution = Execution::new(&mut site, &signer, git_commit.clone(), &tell);
    execution.take_up().await?;
    let plan = Plan::make(&site).await?;
    if !arguments.json {
        say(&plan.text())?;
    }
    let left = plan.transactions();
    if left > 0 {
        require_means(&site, &plan, &signer)?;
    }
    if arguments.yes {
        let mut execution = Execution::new(&mut site, &signer, git_commit.clone(), &tell);
        execution.deploy().await?;
        execution.wire().await?;
        execution.finish()?;
    }
    conclude(arguments, &site, &plan, left)
}

/// What it takes to send anything: a price of gas, a balance, and the administrator's place.
fn require_means(site: &Site, plan: &Plan, signer: &Signer) -> Result<(), DeploymentError> {
    site.facts.require_gas_price(&site.config)?;
    plan.require_balance()?;
    let orders = plan.of_administrator();
    if orders > 0 && plan.administrator != signer.address() {
        let (admin, signer) = (plan.administrator, signer.address());
        return Err(DeploymentError::NotAdministrator { admin, signer, orders });
    }
    Ok(())
}

fn conclude(arguments: &Arguments, site: &Site, plan: &Plan, left: usize) -> Result<(), DeploymentError> {
    let administrator = site.cast.address(&site.config.administrator);
    let sent = if arguments.yes { left } else { 0 };
    let acceptance =
        (administrator != site.cast.deployer && plan.administrator != administrator).then(|| {
            let authority = site.cast.contract(AUTHORITY);
            format!("{administrator} becomes the administrator by calling acceptAdmin() at {authority}")
        });
    if arguments.json {
        return print_json(&json!({
            "plan": plan,
            "sent": sent,
            "book": site.book_path,
            "next": acceptance,
        }));
    }
    let waiting = plan.operations.iter().filter(|operation| operation.step().is_none()).count();
    let mut text = match (left, arguments.yes) {
        (0, _) if waiting > 0 => format!("{waiting} operations wait; nothing was sent.\n"),
        (0, _) => "Everything is there as configured; nothing was sent.\n".into(),
        (_, false) => "Nothing was sent. Run it again with --yes to send these transactions.\n".into(),
        (_, true) => format!("Done; see {}.\n", site.book_path.display()),
    };
    if let Some(acceptance) = acceptance.filter(|_| arguments.yes || left == 0) {
        text.push_str(&acceptance);
        text.push('\n');
    }
    say(&text)
}
