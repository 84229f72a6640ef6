package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.delegation-ended")
public record DelegationEnded(AccountId account, DelegationId delegation, String reason) implements AccountEvent {}
