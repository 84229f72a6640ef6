package jiheng.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jiheng.events.organisation.AccountId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Keeps a person's own session, under a new id, when they have set themself another password. */
@Component
public class OwnSession {
    private final Credentials credentials;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    OwnSession(Credentials credentials) {
        this.credentials = credentials;
    }

    public void renew(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        var set = credentials.find(account).orElseThrow().setAt();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignIn.token(new SignedIn(account.key(), set)));
        SecurityContextHolder.setContext(context);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        sessions.saveContext(context, request, response);
    }
}
