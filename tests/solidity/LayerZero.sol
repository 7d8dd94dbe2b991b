// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {OFT} from "@layerzerolabs/lz-evm-oapp-v2/contracts/oft/OFT.sol";
import {EndpointV2} from "@layerzerolabs/lz-evm-protocol-v2/contracts/EndpointV2.sol";
import {SimpleMessageLib} from "@layerzerolabs/lz-evm-protocol-v2/contracts/messagelib/SimpleMessageLib.sol";

/// LayerZero's own token, as anybody deploys it. Its owner has all of it at first.
contract StockToken is OFT {
    constructor(address endpoint_, address owner_, uint256 supply) OFT("Stock", "STOCK", endpoint_, owner_) {
        _transferOwnership(owner_);
        _mint(owner_, supply);
    }
}
