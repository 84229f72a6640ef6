package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.renamed")
public record AccountRenamed(AccountId account, String before, String after) implements AccountEvent {}
