package jiheng.ui.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses malformed parameters, and ends the reading of a program's body at a limit, whatever length it claims; uploads have a limit of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
    private final Unmapped unmapped;

    BodyLimit(Unmapped unmapped) {
        this.unmapped = unmapped;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload =
                request.getContentType() != null && request.getContentType().startsWith("multipart/");
        try {
            // Read once here: the server tells of malformed ones at the first question, wherever that comes. Nobody's
            // upload is not worth reading, since they are not let in.
            if (!upload || request.getHeader("Authorization") != null || request.getSession(false) != null) {
                request.getParameterMap();
            }
        } catch (InvalidParameterException | RequestRejectedException malformed) {
            unmapped.resolveException(request, response, null, malformed);
            return;
        }
        chain.doFilter(upload ? request : limited(request), response);
    }

    private static HttpServletRequest limited(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new Limited(super.getInputStream());
            }
        };
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private long left = BodyTooLarge.MOST_BYTES;

        Limited(ServletInputStream body) {
            this.body = body;
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
                throw new BodyTooLarge();
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
