// Draws the page of the API from its schema.

/** The part of Swagger UI that is used here: its script comes before this one and leaves a global.
 * @typedef {(options: {url: string, dom_id: string, deepLinking: boolean, validatorUrl: null,
 *   requestInterceptor: (request: {headers: Record<string, string>}) => object}) => void} SwaggerUi
 */

const { SwaggerUIBundle } = /** @type {{SwaggerUIBundle: SwaggerUi}} */ (/** @type {unknown} */ (window));
const csrf = /(?:^|; )csrftoken=([^;]+)/;

SwaggerUIBundle({
  url: document.getElementById("api")?.dataset.schema ?? "",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = csrf.exec(document.cookie)?.[1];
    if (token) request.headers["X-CSRFToken"] = token;
    return request;
  },
});
