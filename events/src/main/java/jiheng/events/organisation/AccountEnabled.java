package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.enabled")
public record AccountEnabled(AccountId account, String reason) implements AccountEvent {}
