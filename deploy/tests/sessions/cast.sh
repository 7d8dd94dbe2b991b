#!/usr/bin/env bash
# A session with cast: create a wallet, fund it, mint USDai, permit, stake, and read the events.
#
# ETH_RPC_URL is a node with funded accounts; DOLLAR, USDAI and SUSDAI are the contracts. Everything goes through
# cast, and so through JSON-RPC. What was read at the end is printed as `name value`.
set -euo pipefail

dollars=1000000000           # 1,000 with 6 decimals
minted=600000000000000000000 # 600 USDai, for 600 dollars
staked=250000000000000000000 # 250 USDai
none=0x0000000000000000000000000000000000000000

main() {
  create_wallet
  fund
  mint
  permit
  stake
  read_back
  be_refused
}

# Reads without its remark, as `1000000000 [1e9]` is of numbers.
read_number() { cast call "$@" | cut -d' ' -f1; }

# Sends as the wallet, and demands success.
act() {
  local receipt
  receipt=$(cast send --private-key "$key" "$@")
  grep -q '^status *1 (success)$' <<<"$receipt"
}

# One of the accounts that the node signs for, from 1.
funded() { cast rpc eth_accounts | grep -o '0x[0-9a-fA-F]*' | sed -n "${1}p"; }

create_wallet() {
  local created
  created=$(cast wallet new)
  wallet=$(sed -n 's/^Address: *//p' <<<"$created")
  key=$(sed -n 's/^Private key: *//p' <<<"$created")
}

# The node's first account pays for gas; anyone can make test dollars.
fund() {
  cast send --unlocked --from "$(funded 1)" --value 1ether "$wallet" >/dev/null
  act "$DOLLAR" 'mint(address,uint256)' "$wallet" "$dollars"
}

mint() {
  act "$DOLLAR" 'approve(address,uint256)' "$USDAI" 600000000
  act "$USDAI" 'deposit(address,uint256,uint256,address)' "$DOLLAR" 600000000 "$minted" "$wallet"
}

# The wallet lets the vault have its USDai by a signature; another account brings it and pays the gas.
permit() {
  local nonce deadline signature
  nonce=$(read_number "$USDAI" 'nonces(address)(uint256)' "$wallet")
  deadline=$(($(cast block latest --field timestamp) + 3600))
  signature=$(cast wallet sign --private-key "$key" --data "$(typed_data "$nonce" "$deadline")")
  cast send --unlocked --from "$(funded 2)" "$USDAI" \
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)' "$wallet" "$SUSDAI" "$staked" "$deadline" \
    "$((16#${signature:130:2}))" "0x${signature:2:64}" "0x${signature:66:64}" >/dev/null
}

typed_data() {
  cat <<JSON
{
  "types": {
    "EIP712Domain": [
      { "name": "name", "type": "string" },
      { "name": "version", "type": "string" },
      { "name": "chainId", "type": "uint256" },
      { "name": "verifyingContract", "type": "address" }
    ],
    "Permit": [
      { "name": "owner", "type": "address" },
      { "name": "spender", "type": "address" },
      { "name": "value", "type": "uint256" },
      { "name": "nonce", "type": "uint256" },
      { "name": "deadline", "type": "uint256" }
    ]
  },
  "primaryType": "Permit",
  "domain": { "name": "USDai", "version": "1", "chainId": $(cast chain-id), "verifyingContract": "$USDAI" },
  "message": {
    "owner": "$wallet", "spender": "$SUSDAI", "value": "$staked", "nonce": "$1", "deadline": "$2"
  }
}
JSON
}

stake() {
  expected=$(read_number "$SUSDAI" 'previewDeposit(uint256)(uint256)' "$staked")
  act "$SUSDAI" 'deposit(uint256,address,uint256)' "$staked" "$wallet" "$expected"
}

read_back() {
  printf 'dollars %s\n' "$(read_number "$DOLLAR" 'balanceOf(address)(uint256)' "$wallet")"
  printf 'usdai %s\n' "$(read_number "$USDAI" 'balanceOf(address)(uint256)' "$wallet")"
  printf 'shares %s\n' "$(read_number "$SUSDAI" 'balanceOf(address)(uint256)' "$wallet")"
  printf 'expected-shares %s\n' "$expected"
  printf 'allowance %s\n' "$(read_number "$USDAI" 'allowance(address,address)(uint256)' "$wallet" "$SUSDAI")"
  printf 'minted %s\n' "$(event "$USDAI" 'Transfer(address indexed,address indexed,uint256)' "$none" "$wallet")"
  printf 'staked %s\n' "$(event "$USDAI" 'Transfer(address indexed,address indexed,uint256)' "$wallet" "$SUSDAI")"
  printf 'shared %s\n' "$(event "$SUSDAI" 'Transfer(address indexed,address indexed,uint256)' "$none" "$wallet")"
}

# The amount of the only event of a contract with these indexed values.
event() {
  local contract=$1 data
  shift
  data=$(cast logs --from-block earliest --address "$contract" "$@" | sed -n 's/^ *data: //p')
  cast to-dec "$data"
}

# Redeeming more than there is: the reason comes as the error's selector and arguments.
be_refused() {
  local reason selector
  selector=$(cast sig 'ERC20InsufficientBalance(address,uint256,uint256)')
  reason=$(act "$USDAI" 'withdraw(address,uint256,uint256,address)' "$DOLLAR" "$minted" 0 "$wallet" 2>&1 || true)
  printf 'refused %s\n' "$(grep -o "execution reverted.*" <<<"$reason" | grep -o "$selector" | sed -n 1p)"
}

main
