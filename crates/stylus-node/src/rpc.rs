//! The JSON-RPC methods, by namespace. Each is a thin layer over [`crate::Node`].

mod debug;
mod eth;
mod info;
mod params;
mod quantity;
mod sending;
mod signing;
mod subscriptions;
mod testing;

use jsonrpsee::{RpcModule, core::RegisterMethodError};

use crate::node::SharedNode;

/// All methods over one node.
///
/// # Errors
/// Two methods have the same name.
pub fn module(node: &SharedNode) -> Result<RpcModule<()>, RegisterMethodError> {
    let mut module = RpcModule::new(());
    module.merge(info::module(node)?)?;
    module.merge(eth::module(node)?)?;
    module.merge(sending::module(node)?)?;
    module.merge(signing::module(node)?)?;
    module.merge(debug::module(node)?)?;
    module.merge(testing::module(node)?)?;
    module.merge(subscriptions::module(node)?)?;
    Ok(module)
}

/// Registers a method: parameters are read in order, those in `Option` may be missing.
macro_rules! method {
    ($module:ident, $name:literal, |$node:ident $(, $param:ident: $kind:ty)*| $body:expr) => {
        $module.register_method($name, |params, node: &$crate::node::SharedNode, _| {
            let answer = || -> Result<_, $crate::error::RpcError> {
                #[allow(unused_mut, unused_variables, reason = "some methods take no parameters")]
                let mut params = $crate::rpc::params::Params::new(&params)?;
                $(let $param: $kind = params.next(stringify!($param))?;)*
                #[allow(unused_mut, reason = "some methods only read")]
                let mut $node = node.lock();
                $body
            };
            answer().map_err(jsonrpsee::types::ErrorObjectOwned::from)
        })?;
    };
}

use method;
