# One image for every role; which one a container plays says its command: --run site,api or --run workers.
FROM ubuntu:26.04 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates dotnet-sdk-10.0 nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cd src/Web && npm ci && npm run build
RUN CI=true dotnet publish src/Web -c Release -o /app/web \
 && CI=true dotnet publish src/Cli -c Release -o /app/cli

FROM ubuntu:26.04
RUN apt-get update \
 && apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 ca-certificates tzdata curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 healthassess \
 && install -d -m 700 -o 10001 /keys
COPY --from=build /app /app
USER 10001
WORKDIR /app
ENV ASPNETCORE_HTTP_PORTS=8080 ASPNETCORE_FORWARDEDHEADERS_ENABLED=true DOTNET_gcServer=0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD curl -fsS http://localhost:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "/app/web/HealthAssess.Web.dll"]
CMD ["--run", "site,api,workers"]
