package jiheng.ui.security;

import java.util.Locale;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.query.organisation.Organisation;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds who signs in: the account's events say whether it is enabled, the credentials whether it is them. */
@Component
class SignIn implements UserDetailsService {
    private final Organisation organisation;
    private final Credentials credentials;

    SignIn(Organisation organisation, Credentials credentials) {
        this.organisation = organisation;
        this.credentials = credentials;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        var typed = name.strip().toLowerCase(Locale.ROOT);
        if (!Ids.isA(AccountId.KIND, AccountId.KIND + "-" + typed)) {
            throw new UsernameNotFoundException("no such account");
        }
        var account = AccountId.of(typed);
        var hash = credentials.hashOf(account).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        var enabled =
                organisation.account(account).filter(found -> found.enabled()).isPresent();
        return User.withUsername(typed)
                .password(hash)
                .disabled(!enabled)
                .authorities("ACCOUNT")
                .build();
    }
}
