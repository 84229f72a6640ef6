package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.opened")
public record AccountOpened(AccountId account, String name, UnitId unit) implements AccountEvent {}
