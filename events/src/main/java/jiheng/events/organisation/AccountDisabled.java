package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.disabled")
public record AccountDisabled(AccountId account, String reason) implements AccountEvent {}
