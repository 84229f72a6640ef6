package jiheng.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jiheng.events.organisation.AccountId;
import jiheng.query.organisation.Organisation;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session once its account is disabled or has another password: two rows by their keys for each request. */
class Presence extends OncePerRequestFilter {
    private final Organisation organisation;
    private final Credentials credentials;

    Presence(Organisation organisation, Credentials credentials) {
        this.organisation = organisation;
        this.credentials = credentials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person && !isStill(person)) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    /** What a page loads beside itself is nobody's. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/app/") || path.startsWith("/lib/");
    }

    private boolean isStill(SignedIn person) {
        var account = AccountId.of(person.name());
        return organisation.isEnabled(account)
                && credentials
                        .find(account)
                        .filter(stored -> stored.setAt().equals(person.passwordSet()))
                        .isPresent();
    }
}
