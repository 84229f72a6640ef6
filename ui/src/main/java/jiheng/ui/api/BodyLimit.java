package jiheng.ui.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the reading of a body at a limit, whatever length it claims, and refuses a program's malformed parameters. Uploads
 * have a limit of their own; that of somebody who is not signed in is not unpacked at all. The fields of a form that a
 * page sends are limited by the server, which reads them itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
    /** Nothing that is published takes more than a witness's line. */
    private static final int MOST_PUBLIC_BYTES = 4 << 10;

    private final Unmapped unmapped;

    BodyLimit(Unmapped unmapped) {
        this.unmapped = unmapped;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload =
                request.getContentType() != null && request.getContentType().startsWith("multipart/");
        var programs = isUnder("/api/", request);
        try {
            // Read once here: the server tells of malformed ones at the first question, wherever that comes. Nobody's
            // upload is not worth reading, since they are not let in.
            if (programs
                    && (!upload || request.getHeader("Authorization") != null || request.getSession(false) != null)) {
                request.getParameterMap();
            }
        } catch (InvalidParameterException | RequestRejectedException malformed) {
            unmapped.resolveException(request, response, null, malformed);
            return;
        }
        if (upload && programs || upload && isSignedIn(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(upload ? unread(request) : limited(request), response);
        } catch (BodyTooLarge large) {
            if (response.isCommitted()) {
                throw large;
            }
            unmapped.answer(request, response, large);
        }
    }

    /** The path as it is mapped: however it is spelt in the address. */
    private static boolean isUnder(String path, HttpServletRequest request) {
        return request.getServletPath().startsWith(path);
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return !isUnder("/public/", request)
                && session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** A server whose stream was asked for takes no fields out of it, here or where an error is shown. */
    private static HttpServletRequest unread(HttpServletRequest request) throws IOException {
        request.getInputStream();
        return new HttpServletRequestWrapper(limited(request)) {
            @Override
            public String getContentType() {
                return MediaType.APPLICATION_OCTET_STREAM_VALUE;
            }
        };
    }

    private static HttpServletRequest limited(HttpServletRequest request) {
        var most = isUnder("/public/", request) ? MOST_PUBLIC_BYTES : BodyTooLarge.MOST_BYTES;
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new Limited(super.getInputStream(), most);
            }

            @Override
            public BufferedReader getReader() throws IOException {
                var letters = getCharacterEncoding() == null ? StandardCharsets.UTF_8.name() : getCharacterEncoding();
                return new BufferedReader(new InputStreamReader(getInputStream(), letters));
            }
        };
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private final int most;
        private long left;

        Limited(ServletInputStream body, int most) {
            this.body = body;
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var one = body.read();
            return counted(one < 0 ? -1 : 1) < 0 ? -1 : one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return counted(body.read(buffer, from, length));
        }

        private int counted(int read) throws BodyTooLarge {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new BodyTooLarge(most);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
