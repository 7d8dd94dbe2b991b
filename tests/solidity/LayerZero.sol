// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {OFT} from "@layerzerolabs/lz-evm-oapp-v2/contracts/oft/OFT.sol";
import {EndpointV2} from "@layerzerolabs/lz-evm-protocol-v2/contracts/EndpointV2.sol";
import {SimpleMessageLib} from "@layerzerolabs/lz-evm-protocol-v2/contracts/messagelib/SimpleMessageLib.sol";

/// A token of another chain: LayerZero's own, as anybody deploys it.
contract RemoteToken is OFT {
    constructor(string memory name_, string memory symbol_, address endpoint_, address owner_)
        OFT(name_, symbol_, endpoint_, owner_)
    {
        _transferOwnership(owner_);
    }
}

/// One that has a supply of its own.
contract StockHomeToken is RemoteToken {
    constructor(address endpoint_, address owner_, uint256 supply) RemoteToken("Home", "HOME", endpoint_, owner_) {
        _mint(owner_, supply);
    }
}
