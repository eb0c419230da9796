package dev.winnow.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// What the service is made of: everything in the packages below this one.
@SpringBootApplication(proxyBeanMethods = false)
public class WinnowServer {}
